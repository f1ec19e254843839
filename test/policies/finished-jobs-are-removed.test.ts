import { accepts, refuses } from "../support/rule-cases";
import { job } from "../support/valid-objects";
import { changed, deployment } from "../support/valid-resources";

describe("finished-jobs-are-removed", () => {
  const rule = "finished-jobs-are-removed";

  const nightly = {
    type: "kubernetes:batch/v1:CronJob",
    name: "nightly",
    props: { spec: { schedule: "0 1 * * *", jobTemplate: { spec: { template: {} } } } },
  };

  accepts(rule, {
    "a job with a lifetime": job,
    "one that is removed at once": changed(job, { "spec.ttlSecondsAfterFinished": 0 }),
    "a CronJob, whose history has limits by default": nightly,
    "what does not end": deployment,
  });

  refuses(rule, {
    "a job without": [
      changed(job, { "spec.ttlSecondsAfterFinished": undefined }),
      /^'once': stays with its pods once it has ended\. Set spec\.ttlSecondsAfterFinished\.$/,
    ],
    "a CronJob with one": [
      changed(nightly, { "spec.jobTemplate.spec.ttlSecondsAfterFinished": 60 }),
      /^'nightly': spec\.jobTemplate\.spec\.ttlSecondsAfterFinished removes jobs that the history limits would keep/,
    ],
  });
});

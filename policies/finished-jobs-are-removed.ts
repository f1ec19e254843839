import { at } from "./shared/plain";
import { eachResource } from "./shared/rule";

const jobs = /^kubernetes:batch\/v\w+:Job$/;
const cronJobs = /^kubernetes:batch\/v\w+:CronJob$/;
const lifetime = "ttlSecondsAfterFinished";

/** Refuses jobs whose pods stay for ever, and those of a schedule that says by two fields how long they stay. */
export const finishedJobsAreRemoved = eachResource(
  {
    name: "finished-jobs-are-removed",
    description: "Every job says when it is removed after its end; those of a CronJob go by its history limits alone.",
  },
  function* ({ type, fields }) {
    if (jobs.test(type) && at(fields, "spec", lifetime) === undefined)
      yield `stays with its pods once it has ended. Set spec.${lifetime}.`;
    if (cronJobs.test(type) && at(fields, "spec", "jobTemplate", "spec", lifetime) !== undefined)
      yield (
        `spec.jobTemplate.spec.${lifetime} removes jobs that the history limits would keep. Remove it, and set ` +
        "spec.successfulJobsHistoryLimit and spec.failedJobsHistoryLimit."
      );
  },
);

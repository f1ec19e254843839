import type { Policies } from "@pulumi/policy";
import { accessNeedsNoLicence } from "./access-needs-no-licence";
import { accountsAndRolesAreDeclared } from "./accounts-and-roles-are-declared";
import { alertsHaveARunbook } from "./alerts-have-a-runbook";
import { alertsHaveAnOwner } from "./alerts-have-an-owner";
import { alertsNeedNoLicence } from "./alerts-need-no-licence";
import { autoscalersHaveRoom } from "./autoscalers-have-room";
import { beatsSpeakTls } from "./beats-speak-tls";
import { capabilitiesAreDropped } from "./capabilities-are-dropped";
import { containersAreUnprivileged } from "./containers-are-unprivileged";
import { dataIsProtected } from "./data-is-protected";
import { dataLivesOnVolumes } from "./data-lives-on-volumes";
import { drainsLeaveAReplica } from "./drains-leave-a-replica";
import { elasticAddressesSayHttps } from "./elastic-addresses-say-https";
import { elasticSpeaksTls } from "./elastic-speaks-tls";
import { entrancesSpeakTls } from "./entrances-speak-tls";
import { everybodyLogsIn } from "./everybody-logs-in";
import { featuresNeedNoLicence } from "./features-need-no-licence";
import { finishedJobsAreRemoved } from "./finished-jobs-are-removed";
import { imagesArePinned } from "./images-are-pinned";
import { imagesComeFromTheRegistry } from "./images-come-from-the-registry";
import { keysExpire } from "./keys-expire";
import { kubernetesRightsAreNamed } from "./kubernetes-rights-are-named";
import { labelsAreComplete } from "./labels-are-complete";
import { logsExpire } from "./logs-expire";
import { mastersKeepAMajority } from "./masters-keep-a-majority";
import { namespacesAdmitSafePodsOnly } from "./namespaces-admit-safe-pods-only";
import { networkPoliciesCoverEveryPod } from "./network-policies-cover-every-pod";
import { nobodyIsSuperuser } from "./nobody-is-superuser";
import { passwordsAreGenerated } from "./passwords-are-generated";
import { pipelinesSpeakTls } from "./pipelines-speak-tls";
import { podsHaveAPriority } from "./pods-have-a-priority";
import { podsKeepOffTheHost } from "./pods-keep-off-the-host";
import { podsMountNothingOfTheHost } from "./pods-mount-nothing-of-the-host";
import { podsRunAsNonRoot } from "./pods-run-as-non-root";
import { portsAreValid } from "./ports-are-valid";
import { privilegesDoNotEscalate } from "./privileges-do-not-escalate";
import { probesAskOpenPorts } from "./probes-ask-open-ports";
import { probesTellWhoWorks } from "./probes-tell-who-works";
import { processesStayConfined } from "./processes-stay-confined";
import { providersSpeakTls } from "./providers-speak-tls";
import { queuesAreBounded } from "./queues-are-bounded";
import { readersOnlyRead } from "./readers-only-read";
import { replicasAreSpread } from "./replicas-are-spread";
import { replicasFitTheNodes } from "./replicas-fit-the-nodes";
import { resourcesAreBounded } from "./resources-are-bounded";
import { rolesWriteToNamedIndices } from "./roles-write-to-named-indices";
import { rolloverComesWithinADay } from "./rollover-comes-within-a-day";
import { rootFilesystemsAreReadOnly } from "./root-filesystems-are-read-only";
import { secretsStayInSecrets } from "./secrets-stay-in-secrets";
import { selectorsFindPods } from "./selectors-find-pods";
import { servicesShareOneDataStream } from "./services-share-one-data-stream";
import { servicesStayInside } from "./services-stay-inside";
import { snapshotsExpire } from "./snapshots-expire";
import { snapshotsTravelEncrypted } from "./snapshots-travel-encrypted";
import { systemCallsAreFiltered } from "./system-calls-are-filtered";
import { tokensStayUnmounted } from "./tokens-stay-unmounted";
import { variablesAreSetOnce } from "./variables-are-set-once";
import { versionsAreServed } from "./versions-are-served";
import { volumeKindsAreSafe } from "./volume-kinds-are-safe";

/** Every rule of the pack, in the order of its table; apart from index.ts, which starts a server when it is loaded. */
export const rules: Policies = [
  // where images come from
  imagesArePinned,
  imagesComeFromTheRegistry,
  // what pods may do
  podsRunAsNonRoot,
  rootFilesystemsAreReadOnly,
  containersAreUnprivileged,
  privilegesDoNotEscalate,
  capabilitiesAreDropped,
  systemCallsAreFiltered,
  processesStayConfined,
  podsKeepOffTheHost,
  podsMountNothingOfTheHost,
  volumeKindsAreSafe,
  tokensStayUnmounted,
  // how they run
  resourcesAreBounded,
  probesTellWhoWorks,
  drainsLeaveAReplica,
  replicasAreSpread,
  labelsAreComplete,
  // what fits together
  selectorsFindPods,
  accountsAndRolesAreDeclared,
  portsAreValid,
  probesAskOpenPorts,
  variablesAreSetOnce,
  podsHaveAPriority,
  autoscalersHaveRoom,
  finishedJobsAreRemoved,
  versionsAreServed,
  // who reaches whom
  namespacesAdmitSafePodsOnly,
  networkPoliciesCoverEveryPod,
  servicesStayInside,
  kubernetesRightsAreNamed,
  // TLS on every hop
  elasticSpeaksTls,
  pipelinesSpeakTls,
  beatsSpeakTls,
  providersSpeakTls,
  entrancesSpeakTls,
  snapshotsTravelEncrypted,
  elasticAddressesSayHttps,
  // secrets
  secretsStayInSecrets,
  passwordsAreGenerated,
  keysExpire,
  // how long logs live, and what holds them
  logsExpire,
  rolloverComesWithinADay,
  snapshotsExpire,
  queuesAreBounded,
  servicesShareOneDataStream,
  replicasFitTheNodes,
  mastersKeepAMajority,
  dataLivesOnVolumes,
  dataIsProtected,
  // who may what inside Elasticsearch
  everybodyLogsIn,
  nobodyIsSuperuser,
  rolesWriteToNamedIndices,
  readersOnlyRead,
  // licence
  accessNeedsNoLicence,
  alertsNeedNoLicence,
  featuresNeedNoLicence,
  // alerts
  alertsHaveAnOwner,
  alertsHaveARunbook,
];

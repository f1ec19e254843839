import * as pulumi from "@pulumi/pulumi";
import type { AccessSettings } from "./components/access/access-settings";
import { parsePeople } from "./components/access/people";
import { parseReaderKeys } from "./components/access/reader-keys";
import { parseSsoGroups } from "./components/access/sso-groups";
import { capacity, fits, misfit } from "./components/log-storage/capacity";
import type { Volume } from "./components/log-storage/volume";
import type { Surroundings } from "./components/network/peers";
import { type KeyIds, parseKeyId, parseKeyIds } from "./components/shared/key-ids";
import { type SnapshotStore, snapshotStore } from "./components/shared/snapshot-store";
import { age } from "./components/shared/units";
import { type Images, parseDigests } from "./components/shared/versions";
import { CheckedConfig, invalid, type TierSettings } from "./settings/checked-config";
import { parseCidrs, parseNamespaces, portOf } from "./settings/surroundings";

/** Everything that may differ between environments. The README's table of settings explains each key. */
export interface Settings {
  readonly environment: string;
  /** Undefined where somebody else installs the operator in this Kubernetes cluster. */
  readonly operator: { readonly webhook: boolean } | undefined;
  readonly protectData: boolean;
  readonly images: Images;
  readonly network: Surroundings;
  readonly endpoints: {
    readonly elasticsearch: string;
    readonly kibana: string;
    /** Whose certificate the Elasticsearch endpoint shows: the cluster's own, or one that the system trusts. */
    readonly trust: "cluster" | "system";
  };
  readonly elasticsearch: {
    readonly storageClass: string;
    readonly hot: TierSettings;
    /** With no cold nodes the hot nodes also hold the cold tier. */
    readonly cold: TierSettings;
    readonly zoneAware: boolean;
    readonly memoryMap: boolean;
    /** Undefined where no snapshots are taken. */
    readonly snapshotStore: SnapshotStore | undefined;
  };
  readonly kibana: { readonly replicas: number; readonly tls: boolean; readonly publicUrl: string };
  readonly logstash: {
    readonly replicas: number;
    readonly memoryGiB: number;
    readonly queueGiB: number;
    readonly storageClass: string;
    /** Whether DEBUG records are stored. */
    readonly keepDebug: boolean;
    /** Where notifications of alerts are posted; secret; undefined where nobody is told. */
    readonly alertWebhook: pulumi.Output<string> | undefined;
  };
  /** Where people read docs/runbook.md. */
  readonly runbook: string;
  /** Log lines of all services together as they write them, in GB a day; GB as Elasticsearch counts them, 2^30 bytes. */
  readonly gbPerDay: number;
  readonly storage: {
    readonly retentionDays: number;
    /** Elasticsearch time unit, for example `1d`. */
    readonly rolloverMaxAge: string;
    readonly rolloverMaxSizeGb: number;
    /** Nodes that hold each tier. */
    readonly hotNodes: number;
    readonly coldNodes: number;
    /** Whether indices are in index mode logsdb. */
    readonly logsdb: boolean;
  };
  /** Undefined where none are taken. */
  readonly snapshots: { readonly store: SnapshotStore; readonly days: number } | undefined;
  /** Ids of the secrets that are rotated: another id makes another secret. */
  readonly keys: {
    readonly provisioner: KeyIds;
    readonly shipper: string;
    readonly kibana: KeyIds;
    readonly pseudonym: string;
  };
  readonly access: AccessSettings;
}

/** GB of lines a day that the setting `gbPerDay` takes. */
export const gbPerDayBounds = { min: 0.001, max: 100_000 } as const;

/**
 * Reads and checks the settings of the stack in use, the only place that does.
 * @throws if a setting is missing, of the wrong type, out of range or at odds with another one, or if what they give cannot
 * hold what they expect
 */
export function loadSettings(): Settings {
  const settings = readSettings();
  const volume = volumeOf(settings);
  const broken = capacity(volume).figures.find((figure) => !fits(figure));
  if (broken)
    throw invalid(
      broken.raise[0],
      `${String(volume.gbPerDay)} GB of lines a day, kept for ${String(volume.retentionDays)} days, need ${misfit(broken)}; ` +
        "`make capacity` prints every figure",
    );
  return settings;
}

/** The volume that the settings expect, and what they give to hold it. */
export function volumeOf({ gbPerDay, storage, elasticsearch, logstash }: Settings): Volume {
  return { ...storage, gbPerDay, hot: elasticsearch.hot, cold: elasticsearch.cold, logstash };
}

/**
 * The settings, whether or not they can hold what they expect.
 * @throws if a setting is missing, of the wrong type, out of range or at odds with another one
 */
export function readSettings(): Settings {
  const config = new CheckedConfig();

  const install = config.requireBoolean("installOperator");
  const webhook = config.requireBoolean("operatorWebhook");
  const hot = config.tier("hot", 1);
  if (hot.nodes === 2)
    throw invalid(
      "hotNodes",
      "with two of them, the loss of either stops the cluster, since both vote: take 1 or at least 3",
    );
  const cold = config.tier("cold", 0);
  const storageClass = config.require("storageClass");
  const snapshots = config.require("snapshots");
  const store = snapshotStore(snapshots);
  if (store === undefined && snapshots !== "none")
    throw invalid("snapshots", `'${snapshots}' is neither none nor https://ENDPOINT/BUCKET nor claim:NAME`);
  const snapshotDays = config.count("snapshotDays", 1, 366);
  const alertWebhook = config.secretUrl("alertWebhook");
  const settings: Settings = {
    environment: pulumi.getStack(),
    operator: install ? { webhook } : undefined,
    protectData: config.requireBoolean("protectData"),
    images: {
      registry: config.require("registry", { pattern: /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._/-]+)?$/ }),
      elasticVersion: config.require("elasticVersion", { pattern: /^9\.\d+\.\d+$/ }),
      digests: config.parsed("imageDigests", parseDigests),
    },
    network: {
      apiServerCidrs: config.parsed("apiServerCidrs", parseCidrs),
      kibanaClients: config.parsed("kibanaClients", parseNamespaces),
      elasticsearchClients: config.parsed("elasticsearchClients", parseNamespaces),
      snapshotPort: store?.type === "s3" ? portOf(store.endpoint) : undefined,
      webhookPort: alertWebhook && pulumi.unsecret(alertWebhook.apply(portOf)),
    },
    endpoints: {
      elasticsearch: config.url("elasticsearchEndpoint"),
      kibana: config.url("kibanaEndpoint"),
      trust: config.require("elasticsearchTrust", { allowedValues: ["cluster", "system"] }),
    },
    elasticsearch: {
      storageClass,
      hot,
      cold,
      zoneAware: config.requireBoolean("zoneAware"),
      memoryMap: config.requireBoolean("memoryMap"),
      snapshotStore: store,
    },
    kibana: {
      replicas: config.count("kibanaReplicas", 1, 10),
      tls: config.requireBoolean("kibanaTls"),
      publicUrl: config.url("kibanaPublicUrl"),
    },
    logstash: {
      replicas: config.count("logstashReplicas", 1, 20),
      memoryGiB: config.count("logstashMemoryGiB", 1, 64),
      queueGiB: config.count("logstashQueueGiB", 1, 1000),
      storageClass,
      keepDebug: config.requireBoolean("keepDebug"),
      alertWebhook,
    },
    runbook: config.optionalUrl("runbookUrl") ?? "docs/runbook.md",
    gbPerDay: config.requireNumber("gbPerDay", gbPerDayBounds),
    storage: {
      retentionDays: config.count("retentionDays", 1, 366),
      rolloverMaxAge: config.require("rolloverMaxAge", { pattern: /^\d+[smhd]$/ }),
      rolloverMaxSizeGb: config.requireNumber("rolloverMaxSizeGb", { min: 0.001, max: 50 }),
      hotNodes: hot.nodes,
      coldNodes: cold.nodes === 0 ? hot.nodes : cold.nodes,
      logsdb: config.requireBoolean("logsdb"),
    },
    snapshots: store && { store, days: snapshotDays },
    keys: {
      provisioner: config.parsed("provisionerKeys", parseKeyIds),
      shipper: config.parsed("shipperKey", parseKeyId),
      kibana: config.parsed("kibanaKeys", parseKeyIds),
      pseudonym: config.parsed("pseudonymKey", parseKeyId),
    },
    access: {
      people: config.parsed("people", parsePeople),
      ssoGroups: config.parsed("ssoGroups", parseSsoGroups),
      readerKeys: config.parsed("readerKeys", parseReaderKeys),
    },
  };
  const rollover = age(settings.storage.rolloverMaxAge);
  if (rollover < 1) throw invalid("rolloverMaxAge", "it must be at least one second");
  if (rollover > settings.storage.retentionDays * 86_400)
    throw invalid(
      "rolloverMaxAge",
      `an index that is written to for ${settings.storage.rolloverMaxAge} outlives retentionDays, ${String(settings.storage.retentionDays)}`,
    );
  return settings;
}

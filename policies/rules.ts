import type { Policies } from "@pulumi/policy";
import { imagesPinned } from "./images-pinned";
import { logsExpire } from "./logs-expire";
import { nobodyIsSuperuser } from "./nobody-is-superuser";
import { secretsStayOut } from "./secrets-stay-out";
import { snapshotsExpire } from "./snapshots-expire";

/** Every rule of the pack; apart from index.ts, which starts a server when it is loaded. */
export const rules: Policies = [imagesPinned, secretsStayOut, logsExpire, snapshotsExpire, nobodyIsSuperuser];

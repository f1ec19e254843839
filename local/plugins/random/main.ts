// Stand-in for Pulumi's random provider plugin, for machines that cannot download the official one.
import { serve } from "../protocol/server";
import { versionOf } from "../protocol/version";
import { randomProvider } from "./provider";

serve(randomProvider(versionOf("@pulumi/random")));

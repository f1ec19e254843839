import * as pulumi from "@pulumi/pulumi";
import { key } from "./key.js";

export const url = new pulumi.Config().require(key);

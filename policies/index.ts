import { PolicyPack } from "@pulumi/policy";
import { rules } from "./rules";

new PolicyPack("logging", { enforcementLevel: "mandatory", policies: rules });

import * as assert from "node:assert/strict";
import { deploy } from "./support/deploy";

describe("the settings", () => {
  it("are accepted as prod states them", async () => {
    await assert.doesNotReject(deploy("prod"));
  });

  const refused: readonly [override: string, message: RegExp][] = [
    ["hotNodes=0", /hotNodes' value '0' is outside of the legal range \(min 1/],
    ["hotNodes=2", /hotNodes.*both vote/],
    ["hotNodes=1.5", /hotNodes.*not a whole number/],
    ["hotNodes=many", /hotNodes/],
    ["hotMemoryGiB=100", /hotMemoryGiB/],
    ["installOperator=perhaps", /installOperator/],
    ["registry=https://docker.elastic.co", /registry/],
    ["elasticVersion=9.5", /elasticVersion/],
    ["elasticVersion=8.19.1", /elasticVersion/], // its APIs are others
    ["imageDigests=kibana=9.5.3", /imageDigests': '9.5.3' is no digest of kibana/],
    [`imageDigests=apm=sha256:${"0".repeat(64)}`, /imageDigests': there is no image 'apm', only elasticsearch, /],
    ["apiServerCidrs=", /apiServerCidrs': at least one range/],
    ["apiServerCidrs=10.0.0.1", /apiServerCidrs': '10.0.0.1' is no range/],
    ["apiServerCidrs=10.0.0.0/33", /apiServerCidrs': '10.0.0.0\/33' is no range/],
    ["kibanaClients=ingress nginx", /kibanaClients': 'ingress nginx' is no name of a namespace/],
    ["elasticsearchClients=Pulumi", /elasticsearchClients': 'Pulumi' is no name/],
    ["elasticsearchEndpoint=logs.example.com", /elasticsearchEndpoint.*not an http\(s\) address/],
    ["elasticsearchTrust=nobody", /elasticsearchTrust/],
    ["retentionDays=0", /retentionDays/],
    ["rolloverMaxAge=1 day", /rolloverMaxAge/],
    ["rolloverMaxAge=40d", /rolloverMaxAge.*outlives retentionDays, 30/],
    ["rolloverMaxAge=0d", /rolloverMaxAge.*at least one second/],
    ["rolloverMaxSizeGb=0", /rolloverMaxSizeGb/],
    ["gbPerDay=0", /gbPerDay' value '0' is outside of the legal range/],
    ["gbPerDay=100", /rolloverMaxSizeGb': 100 GB of lines a day, .* need \d+ shards per cold node, more than 1000/],
    ["rolloverMaxAge=30m", /rolloverMaxAge'.* shards per cold node/],
    [
      "coldDiskGiB=40",
      /coldDiskGiB'.* need \S+ GiB of disk per cold node, more than 34 \(the low watermark of 40 GiB\)/,
    ],
    ["hotDiskGiB=2", /hotDiskGiB'.* GiB of disk per hot node, more than 1\.7 .*raise hotDiskGiB or hotNodes/],
    ["hotMemoryGiB=1, rolloverMaxSizeGb=0.05", /hotMemoryGiB'.* GiB of heap per hot node, more than 0\.25/],
    ["logstashQueueGiB=1, gbPerDay=7", /logstashQueueGiB'.* GiB of queue per instance of Logstash, more than 1 /],
    ["keepDebug=sometimes", /keepDebug/],
    ["alertWebhook=http://chat.example.com/hooks/1", /alertWebhook': it is not an https address/],
    ["alertWebhook=not-shown", /alertWebhook'(?!.*not-shown)/],
    ["runbookUrl=wiki", /runbookUrl': 'wiki' is not an http\(s\) address/],
    ["people=anna=log_suport", /people': people can have no role 'log_suport', only log_support, log_developer, /],
    ["people=anna=log_shipper", /people': people can have no role 'log_shipper'/],
    ["people=anna=provisioner", /people': people can have no role 'provisioner'/],
    ["people=anna=superuser", /people': people can have no role 'superuser'/],
    ["people=anna", /people': 'anna' is not written as login=role/],
    ["people=anna=", /people': 'anna=' is not written as login=role/],
    ["people==log_support", /people': '=log_support' is not written as login=role/],
    ["people=anna=log_support,anna=log_admin", /people': 'anna' stands there twice/],
    ["people=anna=log_support:away", /people': after the role of 'anna' only ':disabled' can stand/],
    ["people=elastic=log_admin", /people': 'elastic' is the name of a user that no person can have/],
    ["people=log_shipper=log_admin", /people': 'log_shipper' is the name of a user that no person can have/],
    ["people=anna/../b=log_admin", /people': 'anna\/..\/b' is no login/],
    ["ssoGroups=everyone=log_suport", /ssoGroups': people can have no role 'log_suport'/],
    ["readerKeys=report=forever", /readerKeys': the key 'report' must expire after 1d to 366d, not 'forever'/],
    ["readerKeys=report=0d", /readerKeys': the key 'report' must expire/],
    ["readerKeys=Report=30d", /readerKeys': 'Report' is no name of a key/],
    ["snapshots=http://s3.example.com/logs", /snapshots.*neither none nor https:\/\/ENDPOINT\/BUCKET nor claim:NAME/],
    ["snapshotDays=0", /snapshotDays/],
  ];
  for (const [override, message] of refused)
    it(`are refused with ${override}`, async () => {
      await assert.rejects(deploy("prod", ...override.split(", ")), message);
    });
});

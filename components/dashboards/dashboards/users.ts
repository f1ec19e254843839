import { action, type Condition } from "../../shared/condition";
import type { FieldName } from "../../shared/record";
import type { Dashboard } from "../dashboard";
import type { Measure } from "../metric";

/** Until this hour by the company's clocks it is night. */
const morning = 6;

const count = { of: "count" } as const satisfies Measure<FieldName>;
const logins: Condition = action("user.login");
const failures: Condition = action("user.login_failed");
const denied: Condition = action("access.denied");
const views: Condition = action("orders.list_viewed");
const seen = { of: "sum", field: "orders.rows", where: [views] } as const satisfies Measure<FieldName>;
const night: Condition = { field: "calendar.hour", below: morning };

/** Customers of the shop have a hash as well; they have no account in these two. */
const staff: readonly Condition[] = [
  { field: "service.name", in: ["crm-api", "mes-api"] },
  { field: "user.hash", exists: true },
];

/** Who behaves unlike himself or unlike the others. */
export const users: Dashboard = {
  id: "logs-users",
  title: "Unusual users",
  space: "security",
  guide:
    "Who behaves unlike himself a week ago or unlike the others. A single figure proves nothing: look at the records of that hash " +
    "first, and have the account locked only when they say so too.",
  runbook: "a14-somebody-looks-around",
  days: 7,
  pick: [{ field: "user.hash", title: "User" }],
  panels: [
    {
      kind: "table",
      data: "logs",
      title: "Users against themselves and the others",
      description:
        "What a user did, over his own week before and over the mean of all users of this table; ranked by events",
      question: "V11",
      where: staff,
      metrics: [
        { ...count, label: "Events" },
        { of: "ratio", figures: [count, { ...count, before: "1w" }], label: "Of the week before", format: "share" },
        { of: "ratioToMean", figure: count, label: "Times the mean user" },
        { of: "unique", field: "client.ip_hash", label: "Addresses" },
        { ...count, where: [logins, night], label: "Logins at night" },
        { ...count, where: [failures], label: "Failed logins" },
        { ...count, where: [denied], label: "Refused" },
        { of: "max", field: "@timestamp", label: "Last seen", format: "time" },
      ],
      rows: [{ by: "top", field: "user.hash", label: "User", size: 100 }],
      width: 48,
      height: 18,
    },
    {
      kind: "table",
      data: "logs",
      title: "Refusals",
      description:
        "Who tried what he may not do, or passwords; many in a short time is somebody who looks around (A14)",
      question: "V11",
      where: [action("access.denied", "user.login_failed"), { field: "user.hash", exists: true }],
      metrics: [
        { ...count, where: [denied], label: "Refused" },
        { of: "unique", field: "http.route", where: [denied], label: "Routes" },
        { ...count, where: [failures], label: "Failed logins" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
      ],
      rows: [{ by: "top", field: "user.hash", label: "User", size: 50 }],
    },
    {
      kind: "table",
      data: "logs",
      title: "Views without work",
      description:
        "Operators by how many orders they saw in the lists that they opened, and how many they took; much seen and none taken is unusual",
      question: "V11",
      where: [action("orders.list_viewed", "order.manufacturing_started")],
      metrics: [
        { ...seen, label: "Orders seen" },
        { of: "ratioToMean", figure: seen, label: "Times the mean" },
        { ...count, where: [views], label: "Lists opened" },
        { ...count, where: [action("order.manufacturing_started")], label: "Orders taken" },
      ],
      rows: [{ by: "top", field: "user.hash", label: "Operator", size: 50 }],
    },
    {
      kind: "table",
      data: "logs",
      title: "Logins at night",
      description: "Accepted before six in the morning by the company's clocks",
      question: "V11",
      where: [logins, night],
      metrics: [
        { ...count, label: "Logins" },
        { of: "unique", field: "client.ip_hash", label: "Addresses" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
      ],
      rows: [{ by: "top", field: "user.hash", label: "User", size: 50 }],
    },
    {
      kind: "table",
      data: "logs",
      title: "Addresses",
      description: "Where logins fail, and addresses from which several users came",
      question: "V11",
      where: [action("user.login", "user.login_failed")],
      metrics: [
        { ...count, where: [failures], label: "Failed" },
        { ...count, where: [logins], label: "Accepted" },
        { of: "unique", field: "user.hash", label: "Users" },
        { of: "max", field: "@timestamp", label: "Last", format: "time" },
      ],
      rows: [{ by: "top", field: "client.ip_hash", label: "Address", size: 50 }],
    },
    {
      kind: "bars",
      data: "logs",
      title: "Logins",
      description: "Accepted and refused; a column of refused ones is a guess at passwords (A10)",
      question: "V11",
      where: [action("user.login", "user.login_failed")],
      metrics: [{ ...count, label: "Logins" }],
      rows: [{ by: "time", every: "3h" }],
      split: {
        by: "conditions",
        label: "Outcome",
        of: [
          { label: "Accepted", where: [logins] },
          { label: "Refused", where: [failures] },
        ],
      },
      width: 48,
      height: 10,
    },
  ],
};

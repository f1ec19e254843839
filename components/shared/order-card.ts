/** The dashboard that shows all of one order. */
export const orderCard = { id: "logs-order-card", space: "support" } as const;

/** Address of that dashboard for the order of an identifier, which needs no quoting. */
export const orderCardOf = (publicUrl: string, order: string): string => cardOf(publicUrl, is("order.id", order));

/** Address of that dashboard for a key that is an order's or a message's. */
export const orderCardOfKey = (publicUrl: string, key: string): string =>
  cardOf(publicUrl, `${is("order.id", key)}%20or%20${is("messaging.message.id", key)}`);

const is = (field: "order.id" | "messaging.message.id", value: string): string => `${field}%20:%20%22${value}%22`;

const cardOf = (publicUrl: string, query: string): string =>
  `${publicUrl}/s/${orderCard.space}/app/dashboards#/view/${orderCard.id}?_a=(query:(language:kuery,query:'${query}'))`;

/** The dashboard that shows all of one order. */
export const orderCard = { id: "logs-order-card", space: "support" } as const;

/** Address of that dashboard for the order of an identifier, which needs no quoting. */
export const orderCardOf = (publicUrl: string, order: string): string =>
  `${publicUrl}/s/${orderCard.space}/app/dashboards#/view/${orderCard.id}` +
  `?_a=(query:(language:kuery,query:'order.id%20:%20%22${order}%22'))`;

export const key = "url";

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Stored facts hold it as this very text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };
/** A UTC instant, `YYYY-MM-DDTHH:mm:ss.sssZ`. Always in this one form, so that text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };

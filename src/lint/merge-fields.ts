/** `[[customer.firstname]]`, as SuperOffice writes merge fields. */
export const mergeFieldPattern = /\[\[([^[\]]*)\]\]/g;

/** `[[customer.firstname]`, which nobody has closed. */
export const openFieldPattern = /\[\[(?![^[\]]*\]\])[^[\]]{0,40}/g;

/** `{{firstname}}`, as many other products write them. */
export const bracesPattern = /\{\{[^{}]*\}\}/g;

const of = (prefix: string, names: string) => names.split(" ").map((name) => `${prefix}.${name}`);

/**
 * The merge fields that SuperOffice documents for people, companies, links and settings: its page on template variables
 * (version 12.0, en/knowledge-base/learn/reply-templates/template-variables) and the sample of the list `mergetags`
 * (en/api/mdo-providers/reference/mergetags). Those of requests and of the agent who writes are left out: a flow has
 * neither.
 */
export const documentedMergeFields: readonly string[] = [
  ...of(
    "customer",
    "bestName business category cellphone deleted direct email firstname id language lastname middlename mrmrs name note number ourContact password phone position salutation title username",
  ),
  ...of(
    "company",
    "adr business category city country department domain fax id name note number2 ourContact ourContact.cellphone ourContact.email ourContact.name ourContact.phone ourSalesContact ourSalesContact.cellphone ourSalesContact.email ourSalesContact.name ourSalesContact.phone phone primaryContact.email primaryContact.id url",
  ),
  ...of("ourContact", "email name"),
  ...of("link", "subscription viewShipmentMessage"),
  ...of(
    "config",
    "adminMail cgiBin cgiUrl cgiUrlInternal companyAddress companyName defaultMail gfxUrl mailTag panicMail smtpHost smtpPort tag uniqueId warning wwwPath",
  ),
  ...of("attachment", "downloadUrl name openUrl"),
  "makeSalutation(customer.id)",
  "InEmailClient",
  "isWebPage",
];

/** IF, DECODE, SET and their like, which are no fields but work on them. */
export function isStatement(inner: string): boolean {
  return /^(?:IF:|ELSEIF:|ELSE$|ENDIF$|DECODE:|SET:|INC:|DEC:|FORMAT-DATE:|SEC-TO-TIME:|licence\.)/.test(inner);
}

/** Extra fields that a tenant has added, and service contacts, whose fields only a tenant's own list tells. */
export function ownField(name: string): boolean {
  return /^(?:customer|company)\.x_\w+$|^ourServiceContact\.\w+$/i.test(name);
}

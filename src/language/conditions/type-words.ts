/** What a restriction type is called in plain words. */
const words: Readonly<Record<string, string>> = {
  associate: "user",
  bool: "yes or no",
  date: "date",
  datetime: "date and time",
  decimal: "number",
  ejCategory: "request category",
  ejUser: "user of requests",
  int: "whole number",
  intArray: "tags",
  listAny: "list",
  listExternal: "external list",
  listInterest: "interests",
  positiveString: "long text",
  saintStatus: "activity, yes or no",
  string: "text",
  stringorPK: "text",
  timeSpan: "length of time",
  unlimitedDate: "date",
  userGroup: "user group",
};

/** A type that this Flowform has no words for is called as the server calls it. */
export function typeWords(type: string | undefined): string {
  return type === undefined ? "your own field" : (words[type] ?? type);
}

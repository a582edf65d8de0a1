/** Control characters other than tab and line feed, and halves of surrogate pairs: what no text of a flow file holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
export const unwritable: RegExp = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/u;

/** Characters that turn the direction of the text around them: what people see is not what stands there. */
export const turning: RegExp = /[\u202a-\u202e\u2066-\u2069]/;

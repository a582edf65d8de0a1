/** A text in which the password of an address (`https://user:password@host`) is stars, as many as it has letters. */
export function masked(text: string): string {
  return text.replace(/(:\/\/[^/\s:@]*:)([^/\s]+)(?=@)/g, (_, before: string, password: string) => {
    return `${before}${"*".repeat(password.length)}`;
  });
}

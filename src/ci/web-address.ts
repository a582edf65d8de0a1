/** Longer addresses tell nobody anything, and would take the room of what does. */
const longest = 800;

/** Whether an address of a host may be used: https, or http on this machine, and nobody's name or password in it. */
export function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username, password } = new URL(url);
  // A host may hold signs that end a link of Markdown; no real one does.
  if (!/^[A-Za-z0-9.\-:[\]]+$/.test(host)) return false;
  const loopback = /^(localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return (protocol === "https:" || (protocol === "http:" && loopback)) && username === "" && password === "";
}

/**
 * The address of a page below another one, in which every sign that means something to a browser, to Markdown or to HTML
 * is encoded; empty where the root is not safe, or a part of the way is none that leads further down.
 */
export function webAddress(root: string, way: readonly string[] = []): string {
  if (!isSafeAddress(root) || !way.every(leadsDown)) return "";
  const { origin, pathname, search, hash } = new URL(root);
  if (search !== "" || hash !== "") return "";
  const start = `${origin}${encoded(pathname.replace(/\/+$/, ""))}`;
  const address = [start, ...way.map((part) => encoded(encodeURIComponent(part)))].join("/");
  return address.length > longest ? "" : address;
}

const leadsDown = (part: string) => !/^\.{0,2}$|\p{Cs}/u.test(part);

const encoded = (ascii: string) =>
  ascii.replace(/[^A-Za-z0-9\-._/%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

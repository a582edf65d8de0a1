import { createHash } from "node:crypto";

/** The hash behind digests and checksums, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

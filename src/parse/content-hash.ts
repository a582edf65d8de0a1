import { hash } from "node:crypto";
import type { ShapeName } from "./shape.ts";

/** The SHA-256 of bytes, or of a text in UTF-8, in 43 characters that are safe in a file name. */
export function contentHash(bytes: Uint8Array | string): string {
  return hash("sha256", bytes, "base64url");
}

/** The key of a file's value in the cache: what it must look like, and its content. */
export function cacheKey(shape: ShapeName, bytes: Uint8Array): string {
  return `${shape}-${contentHash(bytes)}`;
}

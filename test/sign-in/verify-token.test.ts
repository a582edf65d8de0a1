import { describe, expect, it } from "vitest";
import { createIssuer } from "../../src/sandbox/sign-in/issuer.ts";
import type { LoginServer } from "../../src/sign-in/ask-login.ts";
import { verifyToken } from "../../src/sign-in/verify-token.ts";

const now = new Date("2026-11-24T09:00:00Z");
const issuer = createIssuer(() => now);
const server: LoginServer = {
  origin: "https://online.superoffice.com",
  connection: async () => ({ status: 200, headers: {}, body: JSON.stringify(await issuer.published()) }),
};

const right = { issuer: "SuperOffice AS", audience: "spn:123" };

async function verify(claims: Record<string, unknown>, signedFor = right, at = now) {
  const token = await issuer.sign(claims, signedFor);
  const terms = { name: "The token", issuer: "SuperOffice AS", audience: () => "spn:123", now: at };
  const { value, diagnostics } = await verifyToken(server, token, terms);
  return value ?? diagnostics.map(({ code, detail }) => `${code} ${detail}`).join();
}

const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("a signed token", () => {
  it("is believed when everything fits", async () => {
    expect(await verify({ ticket: "7T:x" })).toMatchObject({ ticket: "7T:x", aud: "spn:123" });
  });

  it("may be a minute from another clock", async () => {
    expect(await verify({}, right, inMinutes(60.5))).toMatchObject({ aud: "spn:123" });
  });

  it.each([
    ["for another audience", { ...right, audience: "spn:124" }, now, "is meant for somebody else"],
    ["from another issuer", { ...right, issuer: "Somebody" }, now, "was not made by the one who should have made it"],
    ["that has expired", right, inMinutes(62), "has expired"],
  ])("%s is not", async (_, signedFor, at, words) => {
    expect(await verify({}, signedFor, at)).toBe(`FF519 The token ${words}; nothing of it was used.`);
  });

  it.each([
    ["that is not good yet", { nbf: now.getTime() / 1000 + 600 }, "is not good yet"],
    ["with a time that is none", { nbf: "tomorrow" }, "is not good yet"],
  ])("%s is not", async (_, claims, words) => {
    expect(await verify(claims)).toContain(words);
  });

  it("may have its times as text, as SuperOffice's samples do", async () => {
    expect(await verify({ nbf: String(now.getTime() / 1000 - 60) })).toMatchObject({ aud: "spn:123" });
  });
});

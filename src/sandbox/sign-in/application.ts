import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** An app as a developer registers it with SuperOffice, and the people who may sign in. */
export interface Application {
  readonly clientId: string;
  /** Also called the application token. */
  readonly clientSecret: string;
  /** What an administrator's consent gave the app (superoffice-api.md A4). */
  readonly systemUserToken: string;
  /** Checks what the app has signed. */
  readonly publicKey: KeyObject;
  /** A user of an installation on-site, who signs in with a name and a password. */
  readonly user: string;
  readonly password: string;
}

/** A new app with secrets that nobody can guess, and its private key as PEM, which the server does not keep. */
export function registerApplication(): { readonly application: Application; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const application: Application = {
    clientId: randomBytes(16).toString("hex"),
    clientSecret: randomBytes(16).toString("hex"),
    systemUserToken: `Flowform Sandbox-${randomBytes(8).toString("base64url")}`,
    publicKey,
    user: "anna.berg",
    password: randomBytes(16).toString("base64url"),
  };
  return { application, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

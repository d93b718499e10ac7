/** Passkeys as browsers offer them. They belong to a name: on an address of mere numbers, or without encryption, there are none. */

/** Nobody unlocked the device, or it has none for here. */
export class PasskeyNotShown extends Error {
  override readonly name = "PasskeyNotShown";
}

/** The device has one of theirs already. */
export class PasskeyThere extends Error {
  override readonly name = "PasskeyThere";
}

const NUMBERS = /^[\d.]+$|^\[/;

export function canUsePasskeys(): boolean {
  if (!window.isSecureContext || NUMBERS.test(location.hostname)) return false;
  return (
    typeof PublicKeyCredential !== "undefined" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

export async function showPasskey(options: Record<string, unknown>): Promise<unknown> {
  const asked = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  return told(navigator.credentials.get({ publicKey }));
}

export async function makePasskey(options: Record<string, unknown>): Promise<unknown> {
  const asked = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked);
  return told(navigator.credentials.create({ publicKey }));
}

async function told(asking: Promise<Credential | null>): Promise<unknown> {
  try {
    const given = await asking;
    if (given instanceof PublicKeyCredential) return given.toJSON();
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") throw new PasskeyThere();
    if (!(error instanceof DOMException)) throw error;
  }
  throw new PasskeyNotShown();
}

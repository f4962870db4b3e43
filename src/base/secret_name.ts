/** Names whose values are masked in code frames and logs although nothing marks them as secret. */
export const secretNames: readonly string[] = [
  "password",
  "passwd",
  "secret",
  "api_key",
  "access_key",
  "private_key",
  "access_token",
  "auth_token",
  "credentials",
];

/** Whether a key is named like a secret: by the whole name, or by its last words (`db_password`, `dbPassword`). */
export function isSecretName(name: string, names: readonly string[] = secretNames): boolean {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").replaceAll(/[-. ]/g, "_").toLowerCase();
  return names.some((secret) => words === secret || words.endsWith(`_${secret}`));
}

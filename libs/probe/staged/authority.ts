import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

export interface Credentials {
  /** PEM. */
  key: string;
  cert: string;
}

export interface LeafOptions {
  /** Common name and alternative names. */
  names: readonly string[];
  expired?: boolean;
  /** Signed by its own key instead of by the authority. */
  selfSigned?: boolean;
  /** Signed by an intermediate, whose certificate is to be had there and is not sent along. */
  issuerAt?: string;
}

/** A certificate authority of its own, made for one run and kept in memory. */
export interface Authority {
  pem: string;
  /** The certificate of the intermediate, DER. */
  intermediate: Buffer;
  issue(leaf: LeafOptions): Promise<Credentials>;
}

const generateKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

async function exportKey({ privateKey: key }: Awaited<ReturnType<typeof generateKeys>>): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}

let serial = Date.now();
const nextSerial = () => (++serial).toString(16).padStart(16, '0');

export async function createAuthority(name = 'Staged Internet Root'): Promise<Authority> {
  const root = await generateKeys();
  const leaf = await generateKeys();
  const leafKey = await exportKey(leaf);
  const issuer = `CN=${name}`;
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: nextSerial(),
    name: issuer,
    notBefore: new Date(now - 400 * DAY_MS),
    notAfter: new Date(now + 30 * DAY_MS),
    keys: root,
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });

  const between = await generateKeys();
  const betweenName = `CN=${name} Intermediate`;
  const intermediate = await X509CertificateGenerator.create({
    serialNumber: nextSerial(),
    subject: betweenName,
    issuer,
    notBefore: new Date(now - 400 * DAY_MS),
    notAfter: new Date(now + 30 * DAY_MS),
    publicKey: between.publicKey,
    signingKey: root.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });

  return {
    pem: certificate.toString('pem'),
    intermediate: Buffer.from(intermediate.rawData),
    async issue({ names, expired = false, selfSigned = false, issuerAt }) {
      const subject = `CN=${names[0] ?? 'nameless'}`;
      const signer = issuerAt === undefined ? root : between;
      const signedBy = issuerAt === undefined ? issuer : betweenName;
      const more = issuerAt === undefined ? [] : [new AuthorityInfoAccessExtension({ caIssuers: issuerAt })];
      const cert = await X509CertificateGenerator.create({
        serialNumber: nextSerial(),
        subject,
        issuer: selfSigned ? subject : signedBy,
        notBefore: new Date(now - 300 * DAY_MS),
        notAfter: new Date(now + (expired ? -10 : 20) * DAY_MS),
        publicKey: leaf.publicKey,
        signingKey: selfSigned ? leaf.privateKey : signer.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
          new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value }))),
          ...more,
        ],
      });
      return { key: leafKey, cert: cert.toString('pem') };
    },
  };
}

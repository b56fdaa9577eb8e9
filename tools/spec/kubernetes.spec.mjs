import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'deploy/kubernetes');
const text = (file) => readFileSync(join(FOLDER, file), 'utf8');
const kustomization = parse(text('kustomization.yaml'));
const objects = kustomization.resources.flatMap((file) => parseAllDocuments(text(file)).map((each) => each.toJS()));
const ofKind = (kind) => objects.filter((each) => each.kind === kind);
const deployments = ofKind('Deployment').map((each) => [each.metadata.name, each.spec.template.spec, each]);
const named = (kind, name) => ofKind(kind).find(({ metadata }) => metadata.name === name);

const { kinds, ...envelope } = JSON.parse(readFileSync(join(import.meta.dirname, 'kubernetes/schemas.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true });
const valid = (schema, value) => {
  const validate = ajv.compile({ ...schema, $defs: envelope.$defs });
  return validate(value)
    ? []
    : validate.errors.map(({ instancePath, message, params }) => [instancePath, message, params]);
};

describe('deploy/kubernetes', () => {
  it('is made of all its files, and sets the image of every container', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml');
    expect([...kustomization.resources].sort()).toEqual(files.sort());
    const images = deployments.flatMap(([, { containers }]) => containers.map(({ image }) => image));
    expect(images.sort()).toEqual(kustomization.images.map(({ name }) => name).sort());
    for (const image of images)
      expect(readdirSync(join(ROOT, 'deploy'))).toContain(`${image.replace('nawala-', '')}.Dockerfile`);
  });

  it.each(objects.map((each) => [`${each.kind} ${each.metadata.name}`, each]))(
    '%s is as Kubernetes wants it',
    (_, object) => {
      expect(valid(envelope, object)).toEqual([]);
      if (object.kind === 'ConfigMap') return;
      const schema = kinds[`${object.apiVersion} ${object.kind}`];
      expect(schema).toBeDefined();
      expect(valid(schema, object.spec)).toEqual([]);
    },
  );

  it('refuses what is misspelt', () => {
    const spec = structuredClone(named('Deployment', 'nawala-api').spec);
    spec.template.spec.containers[0].readinesProbe = {};
    expect(valid(kinds['apps/v1 Deployment'], spec)).toHaveLength(1);
  });

  it.each(deployments)('%s runs without root, on a read-only file system, with limits', (_, pod) => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    const mounted = pod.containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
    expect(mounted).toEqual((pod.volumes ?? []).map(({ name }) => name));
    for (const { securityContext, resources } of pod.containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect([resources.requests.cpu, resources.requests.memory, resources.limits.memory]).not.toContain(undefined);
    }
  });

  it('asks the API for the paths that it has, and lets it finish what it took', () => {
    const { containers, terminationGracePeriodSeconds } = named('Deployment', 'nawala-api').spec.template.spec;
    const [{ startupProbe, readinessProbe, livenessProbe }] = containers;
    const paths = [startupProbe, readinessProbe, livenessProbe].map(({ httpGet }) => httpGet.path);
    expect(paths).toEqual(['/health/live', '/health/ready', '/health/live']);
    expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(20);
  });

  it('leaves how many APIs there are to the autoscaler, never fewer than two, and never takes two away', () => {
    const api = named('Deployment', 'nawala-api');
    expect(api.spec.replicas).toBeUndefined();
    expect(named('HorizontalPodAutoscaler', 'nawala-api').spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'nawala-api' },
      minReplicas: 2,
    });
    expect(named('PodDisruptionBudget', 'nawala-api').spec).toEqual({
      maxUnavailable: 1,
      selector: api.spec.selector,
    });
  });

  it('selects pods by labels that they have, at ports where they listen', () => {
    const podsOf = (labels) =>
      ofKind('Deployment').filter(({ spec }) =>
        Object.entries(labels).every(([name, value]) => spec.template.metadata.labels[name] === value),
      );
    for (const { spec } of ofKind('Service')) {
      const [pods] = podsOf(spec.selector);
      expect(pods.spec.template.spec.containers[0].ports.map(({ name }) => name)).toContain(spec.ports[0].targetPort);
    }
    for (const kind of ['Deployment', 'PodDisruptionBudget'])
      for (const { spec } of ofKind(kind)) expect(podsOf(spec.selector.matchLabels)).toHaveLength(1);
    for (const { spec } of ofKind('NetworkPolicy')) expect(podsOf(spec.podSelector.matchLabels)).toHaveLength(1);
  });

  it('sends each path to a service that there is, sockets of one client to one instance, and metrics nowhere', () => {
    const paths = ofKind('Ingress').flatMap(({ metadata, spec }) =>
      spec.rules.flatMap(({ http }) => http.paths.map((path) => ({ ...path, annotations: metadata.annotations }))),
    );
    for (const { backend } of paths) expect(named('Service', backend.service.name)).toBeDefined();
    const to = (path) => paths.find((each) => each.path !== '/' && new RegExp(`^${each.path}`, 'i').test(path));
    expect(to('/API/urls').backend.service.name).toBe('nawala-api');
    expect(to('/socket.io/').annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/upstream-hash-by': '$remote_addr',
    });
    expect([to('/metrics'), to('/apiary'), to('/domains')]).toEqual([undefined, undefined, undefined]);
  });
});

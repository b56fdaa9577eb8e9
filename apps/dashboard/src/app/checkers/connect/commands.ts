/** Ways in which a checker is run where it stands. */
export const WAYS = ['npx', 'docker', 'systemd', 'windows', 'curl'] as const;
export type Way = (typeof WAYS)[number];

export interface Standing {
  /** Where this page is served: it leads to the API too. */
  origin: string;
  /** What the networks are called: lower-case letters, digits and hyphens, at least one. */
  vantages: readonly string[];
}

/** Asked for when it runs, so that it stands in no history, no list of processes and on no screen. */
const ASK = 'read -rs NAWALA_KEY && export NAWALA_KEY';

const packageAt = (origin: string): string => `${origin}/api/docs/nawala-checker.tgz`;
const options = ({ origin, vantages }: Standing): string =>
  [`--api ${origin}`, ...vantages.map((vantage) => `--vantage ${vantage}`)].join(' ');

const npx = (standing: Standing): string => `${ASK}
npx --yes ${packageAt(standing.origin)} run \\
  ${options(standing)}`;

const docker = (standing: Standing): string => `${ASK}
docker run --detach --restart unless-stopped --name nawala-checker --env NAWALA_KEY \\
  node:24-bookworm-slim npx --yes ${packageAt(standing.origin)} run \\
  ${options(standing)}`;

const systemd = (standing: Standing): string => `sudo npm install --global --prefix /opt/nawala-checker \\
  ${packageAt(standing.origin)}
read -rs NAWALA_KEY
sudo install -m 600 /dev/stdin /etc/nawala-checker.env <<END
NAWALA_KEY=$NAWALA_KEY
END
sudo tee /etc/systemd/system/nawala-checker.service > /dev/null <<END
[Unit]
Description=Nawala Monitor checker
Wants=network-online.target
After=network-online.target

[Service]
EnvironmentFile=/etc/nawala-checker.env
ExecStart=/opt/nawala-checker/bin/nawala-checker run ${options(standing)}
Restart=always
RestartSec=10
DynamicUser=yes
StateDirectory=nawala-checker
Environment=XDG_STATE_HOME=/var/lib/nawala-checker
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes

[Install]
WantedBy=multi-user.target
END
sudo systemctl daemon-reload
sudo systemctl enable --now nawala-checker`;

/** A task that starts with the machine: programs of Node are no services of Windows by themselves. */
const windows = (
  standing: Standing,
): string => `npm install --global --prefix C:\\NawalaChecker ${packageAt(standing.origin)}
Read-Host Key | Set-Content C:\\NawalaChecker\\key
icacls C:\\NawalaChecker\\key /inheritance:r /grant '*S-1-5-18:R' /grant '*S-1-5-32-544:F'
$action = New-ScheduledTaskAction -Execute (Get-Command node).Source -Argument ('C:\\NawalaChecker\\node_modules\\nawala-checker\\nawala-checker.js run --key-file C:\\NawalaChecker\\key ' +
  '${options(standing)}')
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1)
Register-ScheduledTask NawalaChecker -User SYSTEM -Action $action -Settings $settings -Trigger (New-ScheduledTaskTrigger -AtStartup)
Start-ScheduledTask NawalaChecker`;

/** For a checker of one's own: the list, and a first report, which says that nothing was learnt. */
const curl = ({ origin, vantages }: Standing): string => `read -rs NAWALA_KEY
key() { printf 'Authorization: Bearer %s\\n' "$NAWALA_KEY"; }
curl -sS --fail-with-body -H @<(key) ${origin}/api/urls > urls.json
id=$(grep -oE '[0-9a-f]{24}' urls.json | head -n 1)
curl -sS --fail-with-body -H @<(key) -H 'Content-Type: application/json' ${origin}/api/urls/update \\
  -d '{ "id": "'$id'", "scanResult": { "status": "inconclusive", "vantage": "${vantages[0]}" } }'`;

const COMMANDS: Readonly<Record<Way, (standing: Standing) => string>> = { npx, docker, systemd, windows, curl };

/** What is to be pasted there, verbatim. The key is in none of it. */
export const commandOf = (way: Way, standing: Standing): string => COMMANDS[way](standing);

export const USAGE = `nawala-checker — measures whether host names are blocked where it runs

  nawala-checker run --api URL [options]            check every domain of the dashboard, over and over
  nawala-checker check <domain | URL> [options]     check one, and explain
  nawala-checker control --port n --secret S        answer checkers from outside the censored networks

run
  --api URL            the dashboard's API, such as http://localhost:5000
  --key-file F         a file with the checker key, for its owner alone (mode 600); or the variable NAWALA_KEY
  --config F           settings from a YAML file: the names of these options; options beat it, SIGHUP reads it again
  --check-config       only say whether the settings are good
  --interval s         seconds from round to round (60)
  --concurrency n      names checked at once (32)
  --once               one round only
  --vantage name       what this network is called: lower-case letters, digits, hyphens (may be repeated, as follows)
            name=resolver[,resolver]   a network of its own, seen through these resolvers
            name=plugin:file           a vantage of its own in which a plugin alone has the word, such as a list
  --metrics-port n     serve /metrics and /health on this port of loopback, or of address:port
  --confirm n          probes that must agree before a name is turned around (2)
  --must-block name    a name that is surely blocked here; if it is not, the round counts for nothing (may be repeated)
  --must-allow name    a name that is surely not; if it cannot be reached, the round counts for nothing (may be repeated)

check
  --json               one JSON object; exits 0 accessible, 1 blocked, 2 down, 3 inconclusive

run and check
  --control URL        a control service outside the censored networks
  --control-secret S   the secret that it shares with its checkers
  --neutral name       a name that nobody blocks: tells a portal before the whole network from a block (example.com)
  --doh URL            a DNS-over-HTTPS service, such as https://1.1.1.1/dns-query: shows whether DNS lies
  --resolver ip:port   a DNS resolver other than this machine's (may be repeated)
  --plugin file.mjs    custom logic: a module that exports check(target, context) (may be repeated); trustpositif: the
                       ministry's list, which ships

control
  --port n             where to listen
  --host a             on which address (127.0.0.1)
  --secret S           shared with the checkers, at least 16 characters

  --help               this text
`;

/** Bad usage: the message is for the person who typed it. */
export class UsageError extends Error {}

# Completion of otpiq for PowerShell. Generated from the command model; `otpiq completion powershell` prints it.

Register-ArgumentCompleter -Native -CommandName otpiq -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  # What may follow each command, with what is said of it.
  $follow = @{
    'otpiq' = [ordered]@{
      'listen' = 'Receive webhooks, validate them, and show them'
      'trigger' = 'Send the webhooks of a scenario to a URL, as OTPIQ would'
      'replay' = 'Send saved webhooks to a URL, with retries as OTPIQ makes them'
      'sandbox' = 'Run a simulated OTPIQ on this machine'
      'check' = 'Send a receiver everything that OTPIQ may send, and report what is wrong'
      'receiver' = 'Write a small receiver that passes `otpiq check`, as a starting point'
      'journal' = 'List, show, export or clear the webhooks that `otpiq listen` received'
      'validate' = 'Validate saved webhooks, without a network'
      'send' = 'Send a message through OTPIQ, checked before it costs anything'
      'track' = 'Show the status of a message'
      'info' = 'Show the project that the API key belongs to, and its credit'
      'sender-ids' = 'List the project''s sender names, whether they are accepted, and their prices'
      'config' = 'Show the settings and their sources, or the effective values for a command'
      'doctor' = 'Check this machine and the settings, and suggest fixes'
      'commands' = 'Describe every command and its options, for programs'
      'completion' = 'Print the completion script for your shell'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq listen' = [ordered]@{
      '--port' = 'Port to listen on'
      '--host' = 'Address'
      '--path' = 'Respond with 404 on other paths'
      '--accept' = 'Respond with 200 to invalid webhooks too'
      '--strict' = 'Count warnings as errors for the exit code'
      '--exec' = 'Run this command while listening, and end with it'
      '--exec-log' = 'Write the output of --exec to this file'
      '--ready-file' = 'Write the URL to this file once the port is open'
      '--count' = 'Stop after N accepted webhooks, or N per --expect'
      '--expect' = 'Stop after a webhook with these values'
      '--expect-none' = 'Fail if a webhook is accepted'
      '--until' = 'Stop when every message seen is final'
      '--timeout' = 'Stop after this time, such as 30s'
      '--junit' = 'Write the expectations as a JUnit XML report'
      '--respond' = 'Respond by a script'
      '--seed' = 'Repeat the random choices of a script'
      '--forward-to' = 'Forward webhooks to your application'
      '--forward-only' = 'Forward only webhooks with this value'
      '-H' = 'Set a header of forwarded webhooks'
      '--allow-remote' = 'Allow --forward-to to reach other machines'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--tls' = 'Serve HTTPS with a certificate made for you'
      '--cert' = 'Serve HTTPS with this certificate chain (PEM)'
      '--key' = 'Private key of --cert (PEM, PKCS#8, no password)'
      '--trust' = 'Show how clients trust the certificate of --tls'
      '--save' = 'Append each webhook to this file, byte for byte'
      '--no-journal' = 'Do not record webhooks in the journal'
      '--resume' = 'Remember the webhooks of earlier runs'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq trigger' = [ordered]@{
      '--list' = 'List the scenarios'
      '--plan' = 'Show the retry schedule'
      '--print' = 'Print the payloads'
      '--to' = 'Your receiver'
      '--allow-remote' = 'Allow a URL on another machine'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--only' = 'Send only payloads with this value'
      '--duplicate' = 'Send each webhook N times in a row'
      '--shuffle' = 'Send in random order'
      '--set' = 'Set a key to JSON or a string'
      '--unset' = 'Remove a key'
      '--sms-id' = 'Set smsId'
      '-H' = 'Add or replace a header'
      '--retries' = 'Retries (documented'
      '--timeout' = 'Limit of one attempt'
      '--profile' = 'Waits (assumed)'
      '--backoff' = 'First wait (assumed)'
      '--factor' = 'Growth of the waits (assumed)'
      '--max-wait' = 'Longest wait or none (assumed)'
      '--jitter' = 'Random change of waits (assumed)'
      '--disable-after' = 'Failures in a row to disable the endpoint (assumed)'
      '--virtual-time' = 'Skip the waits'
      '--speed' = 'Shorten the waits, such as 60x'
      '--concurrency' = 'Webhooks to deliver at once'
      '--seed' = 'Seed for jitter, order and generated ids'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq replay' = [ordered]@{
      '--keep-timing' = 'Keep the recorded gaps between the webhooks'
      '--include-refused' = 'Also send webhooks that otpiq listen refused'
      '--last' = 'Send the last webhook of the journal, or N of them'
      '--all-projects' = 'With --last'
      '--from-journal' = 'Send a webhook or run of the journal'
      '--plan' = 'Show the retry schedule'
      '--print' = 'Print the payloads'
      '--to' = 'Your receiver'
      '--allow-remote' = 'Allow a URL on another machine'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--only' = 'Send only payloads with this value'
      '--duplicate' = 'Send each webhook N times in a row'
      '--shuffle' = 'Send in random order'
      '--set' = 'Set a key to JSON or a string'
      '--unset' = 'Remove a key'
      '--sms-id' = 'Set smsId'
      '-H' = 'Add or replace a header'
      '--retries' = 'Retries (documented'
      '--timeout' = 'Limit of one attempt'
      '--profile' = 'Waits (assumed)'
      '--backoff' = 'First wait (assumed)'
      '--factor' = 'Growth of the waits (assumed)'
      '--max-wait' = 'Longest wait or none (assumed)'
      '--jitter' = 'Random change of waits (assumed)'
      '--disable-after' = 'Failures in a row to disable the endpoint (assumed)'
      '--virtual-time' = 'Skip the waits'
      '--speed' = 'Shorten the waits, such as 60x'
      '--concurrency' = 'Webhooks to deliver at once'
      '--seed' = 'Seed for jitter, order and generated ids'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq sandbox' = [ordered]@{
      '--port' = 'Port'
      '--host' = 'Address'
      '--state' = 'Keep messages and webhooks in this file'
      '--exec' = 'Run a command against the sandbox'
      '--exec-log' = 'Write the output of --exec to this file'
      '--allow-host' = 'Deliver webhooks to this host too'
      '--allow-remote' = 'Deliver webhooks to every host'
      '--control-token-file' = 'File with the token of the control API. Default'
      '--speed' = 'Speed of messages, not of retries'
      '--virtual-time' = 'Do not wait between statuses and retries'
      '--scenario' = 'Scenario of ordinary numbers'
      '--scenario-file' = 'JSON file with a scenario of your own'
      '--credit' = 'The project''s credit'
      '--pause' = 'Pause of a failing endpoint (assumed)'
      '--strict' = 'Refuse http webhook URLs, as OTPIQ does'
      '--seed' = 'Repeat the same ids, times and jitter'
      '--retries' = 'Retries (documented'
      '--timeout' = 'Limit of one attempt'
      '--profile' = 'Waits (assumed)'
      '--backoff' = 'First wait (assumed)'
      '--factor' = 'Growth of the waits (assumed)'
      '--max-wait' = 'Longest wait or none (assumed)'
      '--jitter' = 'Random change of waits (assumed)'
      '--disable-after' = 'Failures in a row to disable the endpoint (assumed)'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq check' = [ordered]@{
      '--list' = 'List the checks'
      '--production' = 'Check only a public URL; send no webhook'
      '--allow-remote' = 'Allow a receiver on another machine'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--old-secret-file' = 'The previous secret, valid during a rotation'
      '--old-secret' = 'The previous secret itself'
      '--state-url' = 'URL of the stored state, with {smsId} in it'
      '--state-cmd' = 'Command that prints the stored state of {smsId}'
      '--state-path' = 'JSON pointer to the status'
      '--effects-path' = 'JSON pointer to its actions'
      '--state-wait' = 'Longest time to store an event'
      '--prepare-cmd' = 'Command that adds {smsId} to your application'
      '--exec' = 'Start your application, with OTPIQ_WEBHOOK_SECRET, PORT and OTPIQ_CHECK=1, and stop it at the end'
      '--exec-log' = 'Write the output of --exec to this file'
      '--wait' = 'Wait for its port'
      '--only' = 'Run only these checks'
      '--skip' = 'Do not run these checks'
      '--baseline' = 'Known problems'
      '--strict' = 'Warnings and suspicions also fail the run'
      '--fail-fast' = 'Stop at the first failure'
      '--max-time' = 'End the checks after this time, without start-ups'
      '--watch' = 'Run again when files of your application change'
      '--watch-path' = 'What to watch'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--output' = 'pretty, compact, json, junit, tap, sarif, github, markdown or html'
      '--report' = 'Also write a report in this format'
      '--source' = 'Your receiver''s code, for sarif and github'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq receiver' = [ordered]@{
      '--list' = 'Show the kinds'
      '--javascript' = 'In JavaScript, where the default is TypeScript'
      '--into' = 'Write all files, with a test, to this directory'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq journal' = [ordered]@{
      'list' = 'Show the webhooks in the journal, newest last'
      'show' = 'Show one webhook'
      'export' = 'Write webhooks as JSON lines, for replay and validate'
      'clear' = 'Delete the journal, except for runs that are still being written'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq journal list' = [ordered]@{
      '--limit' = 'Show the newest N. Default'
      '--only' = 'Show only payloads with this value, such as status=failed'
      '--all-projects' = 'Also show webhooks of other projects'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq journal show' = [ordered]@{
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq journal export' = [ordered]@{
      '--into' = 'Write to this new file instead of standard output'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq journal clear' = [ordered]@{
      '--yes' = 'Do not ask for confirmation'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq validate' = [ordered]@{
      '--strict' = 'Count warnings as errors for the exit code'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq send' = [ordered]@{
      '--request' = 'Send this JSON request'
      '--dry-run' = 'Show the request, and send nothing'
      '--curl' = 'Show the request as a curl command'
      '--yes' = 'Send without asking, although messages cost money'
      '--no-check' = 'Send even a request that OTPIQ would refuse'
      '--sandbox' = 'Send to a sandbox here, and check its webhooks'
      '--scenario' = 'With --sandbox'
      '--wait' = 'Wait for the final status'
      '--to' = 'Telephone number, such as 9647701234567'
      '--code' = 'Send this verification code'
      '--message' = 'Send this text'
      '--template' = 'WhatsApp template'
      '--param' = 'Template parameter, such as 1=Ali'
      '--provider' = 'Channels, such as whatsapp-sms'
      '--sender-id' = 'Sender name'
      '--account' = 'OTPIQ''s id of the WhatsApp account'
      '--phone-id' = 'OTPIQ''s id of the account''s phone'
      '--webhook-url' = 'Where OTPIQ sends the webhooks'
      '--report' = 'all webhooks, or only the final one'
      '--secret-file' = 'File of the secret, or .env'
      '--secret' = 'The secret itself, which process lists show'
      '--base-url' = 'URL of the API. Default'
      '--api-key-file' = 'File with the API key'
      '--timeout' = 'Of one API request'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq track' = [ordered]@{
      '--wait' = 'Wait for the final status'
      '--every' = 'Time between two requests'
      '--wait-for' = 'Longest time to wait'
      '--base-url' = 'URL of the API. Default'
      '--api-key-file' = 'File with the API key'
      '--timeout' = 'Of one API request'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq info' = [ordered]@{
      '--base-url' = 'URL of the API. Default'
      '--api-key-file' = 'File with the API key'
      '--timeout' = 'Of one API request'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq sender-ids' = [ordered]@{
      '--base-url' = 'URL of the API. Default'
      '--api-key-file' = 'File with the API key'
      '--timeout' = 'Of one API request'
      '--cacert' = 'More CA certificates (PEM) to trust for https'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq config' = [ordered]@{
      '--json' = 'Same as -o json'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq doctor' = [ordered]@{
      '--json' = 'Same as -o json'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq commands' = [ordered]@{
      '--json' = 'Same as -o json'
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
    'otpiq completion' = [ordered]@{
      '--output' = 'pretty, compact or json'
      '--show-pii' = 'Show telephone numbers in full'
      '--color' = 'auto, always or never'
      '--quiet' = 'Print only warnings and errors on standard error'
      '--verbose' = 'Show more details of requests and responses'
      '--stacktrace' = 'Print the stack trace of an error'
      '--help' = 'Show this help message and exit'
      '--version' = 'Print version information and exit'
    }
  }

  # The words that may be a value.
  $values = @{
    'otpiq listen --until' = @('final')
    'otpiq listen -o' = @('pretty', 'compact', 'json')
    'otpiq listen --output' = @('pretty', 'compact', 'json')
    'otpiq trigger -o' = @('pretty', 'compact', 'json')
    'otpiq trigger --output' = @('pretty', 'compact', 'json')
    'otpiq replay -o' = @('pretty', 'compact', 'json')
    'otpiq replay --output' = @('pretty', 'compact', 'json')
    'otpiq sandbox -o' = @('pretty', 'compact', 'json')
    'otpiq sandbox --output' = @('pretty', 'compact', 'json')
    'otpiq receiver -o' = @('pretty', 'compact', 'json')
    'otpiq receiver --output' = @('pretty', 'compact', 'json')
    'otpiq journal list -o' = @('pretty', 'compact', 'json')
    'otpiq journal list --output' = @('pretty', 'compact', 'json')
    'otpiq journal show -o' = @('pretty', 'compact', 'json')
    'otpiq journal show --output' = @('pretty', 'compact', 'json')
    'otpiq journal clear -o' = @('pretty', 'compact', 'json')
    'otpiq journal clear --output' = @('pretty', 'compact', 'json')
    'otpiq validate -o' = @('pretty', 'compact', 'json')
    'otpiq validate --output' = @('pretty', 'compact', 'json')
    'otpiq send -o' = @('pretty', 'compact', 'json')
    'otpiq send --output' = @('pretty', 'compact', 'json')
    'otpiq track -o' = @('pretty', 'compact', 'json')
    'otpiq track --output' = @('pretty', 'compact', 'json')
    'otpiq info -o' = @('pretty', 'compact', 'json')
    'otpiq info --output' = @('pretty', 'compact', 'json')
    'otpiq sender-ids -o' = @('pretty', 'compact', 'json')
    'otpiq sender-ids --output' = @('pretty', 'compact', 'json')
    'otpiq config -o' = @('pretty', 'compact', 'json')
    'otpiq config --output' = @('pretty', 'compact', 'json')
    'otpiq doctor -o' = @('pretty', 'compact', 'json')
    'otpiq doctor --output' = @('pretty', 'compact', 'json')
    'otpiq commands -o' = @('pretty', 'compact', 'json')
    'otpiq commands --output' = @('pretty', 'compact', 'json')
    'otpiq completion -o' = @('pretty', 'compact', 'json')
    'otpiq completion --output' = @('pretty', 'compact', 'json')
    'otpiq listen --color' = @('auto', 'always', 'never')
    'otpiq trigger --color' = @('auto', 'always', 'never')
    'otpiq replay --color' = @('auto', 'always', 'never')
    'otpiq sandbox --color' = @('auto', 'always', 'never')
    'otpiq check --color' = @('auto', 'always', 'never')
    'otpiq receiver --color' = @('auto', 'always', 'never')
    'otpiq journal list --color' = @('auto', 'always', 'never')
    'otpiq journal show --color' = @('auto', 'always', 'never')
    'otpiq journal export --color' = @('auto', 'always', 'never')
    'otpiq journal clear --color' = @('auto', 'always', 'never')
    'otpiq validate --color' = @('auto', 'always', 'never')
    'otpiq send --color' = @('auto', 'always', 'never')
    'otpiq track --color' = @('auto', 'always', 'never')
    'otpiq info --color' = @('auto', 'always', 'never')
    'otpiq sender-ids --color' = @('auto', 'always', 'never')
    'otpiq config --color' = @('auto', 'always', 'never')
    'otpiq doctor --color' = @('auto', 'always', 'never')
    'otpiq commands --color' = @('auto', 'always', 'never')
    'otpiq completion --color' = @('auto', 'always', 'never')
    'otpiq trigger --profile' = @('quick', 'provider')
    'otpiq replay --profile' = @('quick', 'provider')
    'otpiq sandbox --profile' = @('quick', 'provider')
    'otpiq sandbox --scenario' = @('delivered', 'failed', 'rejected', 'failed-no-reason', 'failed-kurdish', 'sent-only', 'never-reported', 'fallback', 'all-fail', 'duplicate', 'out-of-order', 'late-sent', 'early', 'slow', 'credit', 'threshold', 'trial', 'address', 'sender-unknown', 'sender-pending', 'rate-limit', 'server-error')
    'otpiq send --scenario' = @('delivered', 'failed', 'rejected', 'failed-no-reason', 'failed-kurdish', 'sent-only', 'never-reported', 'fallback', 'all-fail', 'duplicate', 'out-of-order', 'late-sent', 'early', 'slow', 'credit', 'threshold', 'trial', 'address', 'sender-unknown', 'sender-pending', 'rate-limit', 'server-error')
    'otpiq check --only' = @('answers', 'no-redirect', 'in-time', 'accepts', 'quick', 'state-lookup', 'lookup-current', 'stored-by-itself', 'reads-webhooks', 'reads-body', 'secret-header-case', 'secret-missing', 'secret-wrong', 'secret-empty', 'secret-doubled', 'secret-prefixed', 'secret-extended', 'secret-truncated', 'secret-other-case', 'secret-old', 'refused-not-recorded', 'secret-part', 'secret-sample', 'secret-every-webhook', 'secret-later-request', 'forged-then-genuine', 'sms-sent', 'sms-delivered', 'sms-failed', 'whatsapp-sent', 'whatsapp-delivered', 'whatsapp-failed', 'telegram-sent', 'telegram-delivered', 'telegram-failed', 'final-only', 'reason-absent', 'sender-id-absent', 'sms-id-underscore', 'sms-id-hyphen', 'unknown-key', 'unknown-status', 'unknown-channel', 'reason-arabic', 'reason-kurdish', 'reason-long', 'content-type-charset', 'json-malformed', 'json-not-object', 'keys-missing', 'body-empty', 'content-type-wrong', 'body-large', 'method-get', 'method-head', 'keep-alive', 'body-read-first', 'burst', 'body-segments', 'rate-limit', 'stored-reason', 'stored-channel', 'stored-sender', 'duplicate-accepted', 'duplicate-once', 'duplicate-later', 'duplicate-interleaved', 'duplicate-race', 'late-other-channel', 'sms-id-neighbours', 'delivered-after-sent', 'failed-after-sent', 'late-sent', 'late-sent-after-failed', 'fallback-sent', 'fallback-delivered', 'unknown-message', 'early-webhook', 'survives', 'public-name', 'public-tls', 'public-certificate', 'public-answers', 'public-address', 'public-https', 'public-certificate-days', 'public-no-redirect', 'public-refuses', 'public-method', 'public-quick')
    'otpiq check --skip' = @('answers', 'no-redirect', 'in-time', 'accepts', 'quick', 'state-lookup', 'lookup-current', 'stored-by-itself', 'reads-webhooks', 'reads-body', 'secret-header-case', 'secret-missing', 'secret-wrong', 'secret-empty', 'secret-doubled', 'secret-prefixed', 'secret-extended', 'secret-truncated', 'secret-other-case', 'secret-old', 'refused-not-recorded', 'secret-part', 'secret-sample', 'secret-every-webhook', 'secret-later-request', 'forged-then-genuine', 'sms-sent', 'sms-delivered', 'sms-failed', 'whatsapp-sent', 'whatsapp-delivered', 'whatsapp-failed', 'telegram-sent', 'telegram-delivered', 'telegram-failed', 'final-only', 'reason-absent', 'sender-id-absent', 'sms-id-underscore', 'sms-id-hyphen', 'unknown-key', 'unknown-status', 'unknown-channel', 'reason-arabic', 'reason-kurdish', 'reason-long', 'content-type-charset', 'json-malformed', 'json-not-object', 'keys-missing', 'body-empty', 'content-type-wrong', 'body-large', 'method-get', 'method-head', 'keep-alive', 'body-read-first', 'burst', 'body-segments', 'rate-limit', 'stored-reason', 'stored-channel', 'stored-sender', 'duplicate-accepted', 'duplicate-once', 'duplicate-later', 'duplicate-interleaved', 'duplicate-race', 'late-other-channel', 'sms-id-neighbours', 'delivered-after-sent', 'failed-after-sent', 'late-sent', 'late-sent-after-failed', 'fallback-sent', 'fallback-delivered', 'unknown-message', 'early-webhook', 'survives', 'public-name', 'public-tls', 'public-certificate', 'public-answers', 'public-address', 'public-https', 'public-certificate-days', 'public-no-redirect', 'public-refuses', 'public-method', 'public-quick')
    'otpiq check -o' = @('pretty', 'compact', 'json', 'junit', 'tap', 'sarif', 'github', 'markdown', 'html')
    'otpiq check --output' = @('pretty', 'compact', 'json', 'junit', 'tap', 'sarif', 'github', 'markdown', 'html')
    'otpiq check --report' = @('pretty=', 'compact=', 'json=', 'junit=', 'tap=', 'sarif=', 'github=', 'markdown=', 'html=')
    'otpiq send --provider' = @('auto', 'sms', 'whatsapp', 'telegram', 'whatsapp-sms', 'telegram-sms', 'whatsapp-telegram-sms')
    'otpiq send --report' = @('all', 'final')
    'otpiq trigger' = @('delivered', 'delivered-final', 'delivered-whatsapp', 'failed-final', 'failed', 'failed-arabic', 'failed-kurdish', 'telegram', 'duplicate', 'out-of-order', 'late-sent', 'fallback', 'inbound')
    'otpiq receiver' = @('express', 'node', 'nextjs', 'nestjs', 'fastify', 'hono', 'supabase', 'laravel', 'php', 'fastapi', 'flask', 'django', 'spring', 'go')
    'otpiq config' = @('listen', 'trigger', 'replay', 'sandbox', 'check', 'receiver', 'journal', 'validate', 'send', 'track', 'info', 'sender-ids', 'config', 'doctor', 'commands', 'completion')
    'otpiq completion' = @('bash', 'zsh', 'fish', 'powershell')
  }

  # Options whose values have commas between them.
  $lists = @('otpiq check --only', 'otpiq check --skip')

  # Options that take any value, or a file.
  $others = @('otpiq listen --port', 'otpiq listen --host', 'otpiq listen --path', 'otpiq listen --exec', 'otpiq listen --count', 'otpiq listen --expect', 'otpiq listen --timeout', 'otpiq listen --respond', 'otpiq listen --seed', 'otpiq listen --forward-to', 'otpiq listen --forward-only', 'otpiq listen -H', 'otpiq listen --secret', 'otpiq trigger --to', 'otpiq trigger --only', 'otpiq trigger --duplicate', 'otpiq trigger --set', 'otpiq trigger --unset', 'otpiq trigger --sms-id', 'otpiq trigger -H', 'otpiq trigger --retries', 'otpiq trigger --timeout', 'otpiq trigger --backoff', 'otpiq trigger --factor', 'otpiq trigger --max-wait', 'otpiq trigger --jitter', 'otpiq trigger --disable-after', 'otpiq trigger --speed', 'otpiq trigger --concurrency', 'otpiq trigger --seed', 'otpiq trigger --secret', 'otpiq replay --from-journal', 'otpiq replay --to', 'otpiq replay --only', 'otpiq replay --duplicate', 'otpiq replay --set', 'otpiq replay --unset', 'otpiq replay --sms-id', 'otpiq replay -H', 'otpiq replay --retries', 'otpiq replay --timeout', 'otpiq replay --backoff', 'otpiq replay --factor', 'otpiq replay --max-wait', 'otpiq replay --jitter', 'otpiq replay --disable-after', 'otpiq replay --speed', 'otpiq replay --concurrency', 'otpiq replay --seed', 'otpiq replay --secret', 'otpiq sandbox --port', 'otpiq sandbox --host', 'otpiq sandbox --exec', 'otpiq sandbox --allow-host', 'otpiq sandbox --speed', 'otpiq sandbox --credit', 'otpiq sandbox --pause', 'otpiq sandbox --seed', 'otpiq sandbox --retries', 'otpiq sandbox --timeout', 'otpiq sandbox --backoff', 'otpiq sandbox --factor', 'otpiq sandbox --max-wait', 'otpiq sandbox --jitter', 'otpiq sandbox --disable-after', 'otpiq sandbox --secret', 'otpiq check --secret', 'otpiq check --old-secret', 'otpiq check --state-url', 'otpiq check --state-cmd', 'otpiq check --state-path', 'otpiq check --effects-path', 'otpiq check --state-wait', 'otpiq check --prepare-cmd', 'otpiq check --exec', 'otpiq check --wait', 'otpiq check --max-time', 'otpiq journal list --limit', 'otpiq journal list --only', 'otpiq send --to', 'otpiq send --code', 'otpiq send --message', 'otpiq send --template', 'otpiq send --param', 'otpiq send --sender-id', 'otpiq send --account', 'otpiq send --phone-id', 'otpiq send --webhook-url', 'otpiq send --secret', 'otpiq send --base-url', 'otpiq send --timeout', 'otpiq track --every', 'otpiq track --wait-for', 'otpiq track --base-url', 'otpiq track --timeout', 'otpiq info --base-url', 'otpiq info --timeout', 'otpiq sender-ids --base-url', 'otpiq sender-ids --timeout', 'otpiq listen --exec-log', 'otpiq listen --ready-file', 'otpiq listen --junit', 'otpiq listen --cacert', 'otpiq listen --cert', 'otpiq listen --key', 'otpiq listen --save', 'otpiq listen --secret-file', 'otpiq trigger --cacert', 'otpiq trigger --secret-file', 'otpiq replay --cacert', 'otpiq replay --secret-file', 'otpiq sandbox --state', 'otpiq sandbox --exec-log', 'otpiq sandbox --control-token-file', 'otpiq sandbox --scenario-file', 'otpiq sandbox --cacert', 'otpiq sandbox --secret-file', 'otpiq check --secret-file', 'otpiq check --old-secret-file', 'otpiq check --exec-log', 'otpiq check --baseline', 'otpiq check --watch-path', 'otpiq check --cacert', 'otpiq check --source', 'otpiq journal export --into', 'otpiq send --request', 'otpiq send --secret-file', 'otpiq send --api-key-file', 'otpiq send --cacert', 'otpiq track --api-key-file', 'otpiq track --cacert', 'otpiq info --api-key-file', 'otpiq info --cacert', 'otpiq sender-ids --api-key-file', 'otpiq sender-ids --cacert', 'otpiq receiver --into')

  $before = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { $_.Extent.Text })
  $command = 'otpiq'
  foreach ($word in $before | Select-Object -Skip 1) {
    if ($follow.ContainsKey("$command $word")) { $command = "$command $word" }
  }
  $place = "$command $($before[-1])"
  $lead = ''
  $value = $wordToComplete
  if ($value -match '^(--[a-z-]+)=(.*)$') {
    $place = "$command $($Matches[1])"
    $lead = "$($Matches[1])="
    $value = $Matches[2]
  }
  if ($lists -contains $place -and $value.Contains(',')) {
    $end = $value.LastIndexOf(',') + 1
    $lead += $value.Substring(0, $end)
    $value = $value.Substring($end)
  }

  if ($values.ContainsKey($place)) {
    $candidates = $values[$place] | ForEach-Object { @{ Word = $_; Text = $_ } }
  } elseif ($others -contains $place) {
    return
  } else {
    $candidates = @($follow[$command].GetEnumerator() | ForEach-Object { @{ Word = $_.Key; Text = $_.Value } })
    if ($values.ContainsKey($command)) {
      $candidates += @($values[$command] | ForEach-Object { @{ Word = $_; Text = $_ } })
    }
  }
  $candidates | Where-Object { $_.Word.StartsWith($value) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new("$lead$($_.Word)", $_.Word, 'ParameterValue', $_.Text)
  }
}

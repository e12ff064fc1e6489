# shellcheck shell=bash
# Completion of otpiq for bash. Generated from the command model; `otpiq completion bash` prints it.

# The words that begin as the value does.
_otpiq_words() {
  local word
  for word in $1; do
    if [[ $word == "$value"* ]]; then COMPREPLY+=("$lead$word"); fi
  done
}

# The same, for words with commas between them: what is there stays, and no word comes twice.
_otpiq_list() {
  local word before=
  if [[ $value == *,* ]]; then before=${value%,*},; fi
  for word in $1; do
    if [[ $before$word == "$value"* && ,$before != *",$word,"* ]]; then
      COMPREPLY+=("$lead$before$word")
    fi
  done
  compopt -o nospace 2>/dev/null
}

# Files, or with -d folders.
_otpiq_files() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$lead$name"); done < <(compgen "$1" -- "${value//\\/}")
  compopt -o filenames 2>/dev/null
}

# A word, an equals sign and a file.
_otpiq_word_and_file() {
  local word
  if [[ $value == *=* ]]; then
    if [[ $COMP_WORDBREAKS != *=* ]]; then lead+=${value%%=*}=; fi
    value=${value#*=}
    _otpiq_files -f
  else
    for word in $1; do
      if [[ $word == "$value"* ]]; then COMPREPLY+=("$lead$word="); fi
    done
    compopt -o nospace 2>/dev/null
  fi
}

_otpiq() {
  local line=${COMP_LINE:0:COMP_POINT} command=otpiq lead='' word words
  local value=${line##*[^\\][[:space:]]}
  local before=${line%"$value"}
  read -ra words <<<"$before"
  local last=${words[${#words[@]} - 1]}
  COMPREPLY=()
  for word in "${words[@]:1}"; do
    case "$command $word" in
      'otpiq listen' | 'otpiq trigger' | 'otpiq replay' | 'otpiq sandbox' | 'otpiq check' | 'otpiq receiver' | 'otpiq journal' | 'otpiq journal list' | 'otpiq journal show' | 'otpiq journal export' | 'otpiq journal clear' | 'otpiq validate' | 'otpiq send' | 'otpiq track' | 'otpiq info' | 'otpiq sender-ids' | 'otpiq config' | 'otpiq doctor' | 'otpiq commands' | 'otpiq completion') command+=" $word" ;;
    esac
  done
  if [[ $value == --*=* ]]; then
    last=${value%%=*}
    value=${value#*=}
    if [[ $COMP_WORDBREAKS != *=* ]]; then lead=$last=; fi
  fi
  case "$command $last" in
    'otpiq listen --port' | 'otpiq listen --host' | 'otpiq listen --path' | 'otpiq listen --exec' | 'otpiq listen --count' | 'otpiq listen --expect' | 'otpiq listen --timeout' | 'otpiq listen --respond' | 'otpiq listen --seed' | 'otpiq listen --forward-to' | 'otpiq listen --forward-only' | 'otpiq listen -H' | 'otpiq listen --secret' | 'otpiq trigger --to' | 'otpiq trigger --only' | 'otpiq trigger --duplicate' | 'otpiq trigger --set' | 'otpiq trigger --unset' | 'otpiq trigger --sms-id' | 'otpiq trigger -H' | 'otpiq trigger --retries' | 'otpiq trigger --timeout' | 'otpiq trigger --backoff' | 'otpiq trigger --factor' | 'otpiq trigger --max-wait' | 'otpiq trigger --jitter' | 'otpiq trigger --disable-after' | 'otpiq trigger --speed' | 'otpiq trigger --concurrency' | 'otpiq trigger --seed' | 'otpiq trigger --secret' | 'otpiq replay --from-journal' | 'otpiq replay --to' | 'otpiq replay --only' | 'otpiq replay --duplicate' | 'otpiq replay --set' | 'otpiq replay --unset' | 'otpiq replay --sms-id' | 'otpiq replay -H' | 'otpiq replay --retries' | 'otpiq replay --timeout' | 'otpiq replay --backoff' | 'otpiq replay --factor' | 'otpiq replay --max-wait' | 'otpiq replay --jitter' | 'otpiq replay --disable-after' | 'otpiq replay --speed' | 'otpiq replay --concurrency' | 'otpiq replay --seed' | 'otpiq replay --secret' | 'otpiq sandbox --port' | 'otpiq sandbox --host' | 'otpiq sandbox --exec' | 'otpiq sandbox --allow-host' | 'otpiq sandbox --speed' | 'otpiq sandbox --credit' | 'otpiq sandbox --pause' | 'otpiq sandbox --seed' | 'otpiq sandbox --retries' | 'otpiq sandbox --timeout' | 'otpiq sandbox --backoff' | 'otpiq sandbox --factor' | 'otpiq sandbox --max-wait' | 'otpiq sandbox --jitter' | 'otpiq sandbox --disable-after' | 'otpiq sandbox --secret' | 'otpiq check --secret' | 'otpiq check --old-secret' | 'otpiq check --state-url' | 'otpiq check --state-cmd' | 'otpiq check --state-path' | 'otpiq check --effects-path' | 'otpiq check --state-wait' | 'otpiq check --prepare-cmd' | 'otpiq check --exec' | 'otpiq check --wait' | 'otpiq check --max-time' | 'otpiq journal list --limit' | 'otpiq journal list --only' | 'otpiq send --to' | 'otpiq send --code' | 'otpiq send --message' | 'otpiq send --template' | 'otpiq send --param' | 'otpiq send --sender-id' | 'otpiq send --account' | 'otpiq send --phone-id' | 'otpiq send --webhook-url' | 'otpiq send --secret' | 'otpiq send --base-url' | 'otpiq send --timeout' | 'otpiq track --every' | 'otpiq track --wait-for' | 'otpiq track --base-url' | 'otpiq track --timeout' | 'otpiq info --base-url' | 'otpiq info --timeout' | 'otpiq sender-ids --base-url' | 'otpiq sender-ids --timeout') return ;;
    'otpiq listen --exec-log' | 'otpiq listen --ready-file' | 'otpiq listen --junit' | 'otpiq listen --cacert' | 'otpiq listen --cert' | 'otpiq listen --key' | 'otpiq listen --save' | 'otpiq listen --secret-file' | 'otpiq trigger --cacert' | 'otpiq trigger --secret-file' | 'otpiq replay --cacert' | 'otpiq replay --secret-file' | 'otpiq sandbox --state' | 'otpiq sandbox --exec-log' | 'otpiq sandbox --control-token-file' | 'otpiq sandbox --scenario-file' | 'otpiq sandbox --cacert' | 'otpiq sandbox --secret-file' | 'otpiq check --secret-file' | 'otpiq check --old-secret-file' | 'otpiq check --exec-log' | 'otpiq check --baseline' | 'otpiq check --watch-path' | 'otpiq check --cacert' | 'otpiq check --source' | 'otpiq journal export --into' | 'otpiq send --request' | 'otpiq send --secret-file' | 'otpiq send --api-key-file' | 'otpiq send --cacert' | 'otpiq track --api-key-file' | 'otpiq track --cacert' | 'otpiq info --api-key-file' | 'otpiq info --cacert' | 'otpiq sender-ids --api-key-file' | 'otpiq sender-ids --cacert') _otpiq_files -f; return ;;
    'otpiq listen --until') _otpiq_words 'final'; return ;;
    'otpiq listen -o' | 'otpiq listen --output' | 'otpiq trigger -o' | 'otpiq trigger --output' | 'otpiq replay -o' | 'otpiq replay --output' | 'otpiq sandbox -o' | 'otpiq sandbox --output' | 'otpiq receiver -o' | 'otpiq receiver --output' | 'otpiq journal list -o' | 'otpiq journal list --output' | 'otpiq journal show -o' | 'otpiq journal show --output' | 'otpiq journal clear -o' | 'otpiq journal clear --output' | 'otpiq validate -o' | 'otpiq validate --output' | 'otpiq send -o' | 'otpiq send --output' | 'otpiq track -o' | 'otpiq track --output' | 'otpiq info -o' | 'otpiq info --output' | 'otpiq sender-ids -o' | 'otpiq sender-ids --output' | 'otpiq config -o' | 'otpiq config --output' | 'otpiq doctor -o' | 'otpiq doctor --output' | 'otpiq commands -o' | 'otpiq commands --output' | 'otpiq completion -o' | 'otpiq completion --output') _otpiq_words 'pretty compact json'; return ;;
    'otpiq listen --color' | 'otpiq trigger --color' | 'otpiq replay --color' | 'otpiq sandbox --color' | 'otpiq check --color' | 'otpiq receiver --color' | 'otpiq journal list --color' | 'otpiq journal show --color' | 'otpiq journal export --color' | 'otpiq journal clear --color' | 'otpiq validate --color' | 'otpiq send --color' | 'otpiq track --color' | 'otpiq info --color' | 'otpiq sender-ids --color' | 'otpiq config --color' | 'otpiq doctor --color' | 'otpiq commands --color' | 'otpiq completion --color') _otpiq_words 'auto always never'; return ;;
    'otpiq trigger --profile' | 'otpiq replay --profile' | 'otpiq sandbox --profile') _otpiq_words 'quick provider'; return ;;
    'otpiq sandbox --scenario' | 'otpiq send --scenario') _otpiq_words 'delivered failed rejected failed-no-reason failed-kurdish sent-only never-reported fallback all-fail duplicate out-of-order late-sent early slow credit threshold trial address sender-unknown sender-pending rate-limit server-error'; return ;;
    'otpiq check --only' | 'otpiq check --skip') _otpiq_list 'answers no-redirect in-time accepts quick state-lookup lookup-current stored-by-itself reads-webhooks reads-body secret-header-case secret-missing secret-wrong secret-empty secret-doubled secret-prefixed secret-extended secret-truncated secret-other-case secret-old refused-not-recorded secret-part secret-sample secret-every-webhook secret-later-request forged-then-genuine sms-sent sms-delivered sms-failed whatsapp-sent whatsapp-delivered whatsapp-failed telegram-sent telegram-delivered telegram-failed final-only reason-absent sender-id-absent sms-id-underscore sms-id-hyphen unknown-key unknown-status unknown-channel reason-arabic reason-kurdish reason-long content-type-charset json-malformed json-not-object keys-missing body-empty content-type-wrong body-large method-get method-head keep-alive body-read-first burst body-segments rate-limit stored-reason stored-channel stored-sender duplicate-accepted duplicate-once duplicate-later duplicate-interleaved duplicate-race late-other-channel sms-id-neighbours delivered-after-sent failed-after-sent late-sent late-sent-after-failed fallback-sent fallback-delivered unknown-message early-webhook survives public-name public-tls public-certificate public-answers public-address public-https public-certificate-days public-no-redirect public-refuses public-method public-quick'; return ;;
    'otpiq check -o' | 'otpiq check --output') _otpiq_words 'pretty compact json junit tap sarif github markdown html'; return ;;
    'otpiq check --report') _otpiq_word_and_file 'pretty compact json junit tap sarif github markdown html'; return ;;
    'otpiq receiver --into') _otpiq_files -d; return ;;
    'otpiq send --provider') _otpiq_words 'auto sms whatsapp telegram whatsapp-sms telegram-sms whatsapp-telegram-sms'; return ;;
    'otpiq send --report') _otpiq_words 'all final'; return ;;
  esac
  if [[ $value != -* ]]; then
    case $command in
      'otpiq') _otpiq_words 'listen trigger replay sandbox check receiver journal validate send track info sender-ids config doctor commands completion'; ;;
      'otpiq trigger') _otpiq_words 'delivered delivered-final delivered-whatsapp failed-final failed failed-arabic failed-kurdish telegram duplicate out-of-order late-sent fallback inbound'; ;;
      'otpiq replay') _otpiq_files -f; ;;
      'otpiq receiver') _otpiq_words 'express node nextjs nestjs fastify hono supabase laravel php fastapi flask django spring go'; ;;
      'otpiq journal') _otpiq_words 'list show export clear'; ;;
      'otpiq validate') _otpiq_files -f; ;;
      'otpiq config') _otpiq_words 'listen trigger replay sandbox check receiver journal validate send track info sender-ids config doctor commands completion'; ;;
      'otpiq completion') _otpiq_words 'bash zsh fish powershell'; ;;
    esac
  fi
  if [[ ${#COMPREPLY[@]} -gt 0 ]]; then return; fi
  case $command in
    'otpiq') _otpiq_words '-h --help -V --version' ;;
    'otpiq listen') _otpiq_words '--port --host --path --accept --strict --exec --exec-log --ready-file --count --expect --expect-none --until --timeout --junit --respond --seed --forward-to --forward-only -H --allow-remote --cacert --tls --cert --key --trust --save --no-journal --resume --secret-file --secret -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq trigger') _otpiq_words '--list --plan --print --to --allow-remote --cacert --only --duplicate --shuffle --set --unset --sms-id -H --retries --timeout --profile --backoff --factor --max-wait --jitter --disable-after --virtual-time --speed --concurrency --seed --secret-file --secret -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq replay') _otpiq_words '--keep-timing --include-refused --last --all-projects --from-journal --plan --print --to --allow-remote --cacert --only --duplicate --shuffle --set --unset --sms-id -H --retries --timeout --profile --backoff --factor --max-wait --jitter --disable-after --virtual-time --speed --concurrency --seed --secret-file --secret -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq sandbox') _otpiq_words '--port --host --state --exec --exec-log --allow-host --allow-remote --control-token-file --speed --virtual-time --scenario --scenario-file --credit --pause --strict --seed --retries --timeout --profile --backoff --factor --max-wait --jitter --disable-after --cacert --secret-file --secret -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq check') _otpiq_words '--list --production --allow-remote --secret-file --secret --old-secret-file --old-secret --state-url --state-cmd --state-path --effects-path --state-wait --prepare-cmd --exec --exec-log --wait --only --skip --baseline --strict --fail-fast --max-time --watch --watch-path --cacert -o --output --report --source --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq receiver') _otpiq_words '--list --javascript --into -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq journal') _otpiq_words '-h --help -V --version' ;;
    'otpiq journal list') _otpiq_words '--limit --only --all-projects -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq journal show') _otpiq_words '-o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq journal export') _otpiq_words '--into --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq journal clear') _otpiq_words '--yes -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq validate') _otpiq_words '--strict -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq send') _otpiq_words '--request --dry-run --curl --yes --no-check --sandbox --scenario --wait --to --code --message --template --param --provider --sender-id --account --phone-id --webhook-url --report --secret-file --secret --base-url --api-key-file --timeout --cacert -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq track') _otpiq_words '--wait --every --wait-for --base-url --api-key-file --timeout --cacert -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq info') _otpiq_words '--base-url --api-key-file --timeout --cacert -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq sender-ids') _otpiq_words '--base-url --api-key-file --timeout --cacert -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq config') _otpiq_words '--json -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq doctor') _otpiq_words '--json -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq commands') _otpiq_words '--json -o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
    'otpiq completion') _otpiq_words '-o --output --show-pii --color -q --quiet -v --verbose --stacktrace -h --help -V --version' ;;
  esac
}

complete -F _otpiq otpiq

# Prints what zsh offers for a line when Tab is pressed, in an interactive shell on a terminal of its own.
# Arguments: the folder with the script, the line.
zmodload zsh/zpty
hits=$PWD/hits
: >$hits
zpty z zsh -f -i
put() { zpty -w z "$1" }
put "PROMPT=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=9999"
put "tab() { zle complete-word; print DO''NE }; zle -N tab; bindkey '^I' tab"
put "compadd() {
  local -a hits
  if (( ! \${@[(I)-O|-A|-D]} )); then builtin compadd -O hits \"\$@\"; print -rl -- \$hits >>${(q)hits}; fi
  builtin compadd \"\$@\"
}"
put "print RE''ADY"
zpty -r z out '*READY*'
zpty -w -n z "$2"$'\t'
zpty -r z out '*DONE*'
zpty -d z
cat $hits

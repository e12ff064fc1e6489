# Prints what bash would offer for a line, as its readline calls the function of the script.
# Arguments: the script, the line.
# shellcheck source=/dev/null
source "$1"
COMP_LINE=$2
COMP_POINT=${#2}
COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
registered=$(complete -p otpiq)
function=${registered#*-F }
"${function% otpiq}" 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"

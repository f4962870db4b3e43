/** The shells that completion is made for. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = typeof shells[number];

/** What follows these goes on in the same word: no space is put behind them. */
export const openEnds = ["=", ".", "/", "@"] as const;

/**
 * What a shell reads to complete `hydrant`: it asks `hydrant completion candidates` for each word. Nothing that was
 * typed is ever evaluated.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
  // Readline puts what is offered in the place of what follows the last of COMP_WORDBREAKS, `=` and `:` among them.
  bash: `# Completion of hydrant for bash: source <(hydrant completion bash)
_hydrant() {
  local line="\${COMP_LINE:0:COMP_POINT}" program="\${COMP_WORDS[0]}" candidate at
  local -a typed
  IFS=$' \\t\\n' read -r -d '' -a typed <<< "$line"
  case "$line" in *[[:space:]]) typed+=("") ;; esac
  local word="" behind=""
  ((\${#typed[@]} > 0)) && word="\${typed[\${#typed[@]}-1]}"
  for ((at = 0; at < \${#word}; at++)); do
    case "$COMP_WORDBREAKS" in *"\${word:at:1}"*) behind="\${word:0:at+1}" ;; esac
  done
  COMPREPLY=()
  while IFS= read -r candidate; do
    case "$candidate" in
      *[=./@]) ;;
      *) candidate="$candidate " ;;
    esac
    COMPREPLY+=("\${candidate#"$behind"}")
  done < <("\${program/#\\~/$HOME}" completion candidates -- "\${typed[@]:1}" 2>/dev/null)
}
complete -o nospace -F _hydrant hydrant
`,
  zsh: `#compdef hydrant
# Completion of hydrant for zsh: source <(hydrant completion zsh), or save it as _hydrant in a directory of $fpath.
_hydrant() {
  local candidate
  local -a open closed typed
  typed=("\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}")
  for candidate in "\${(@f)$("\${(Q)words[1]}" completion candidates -- "\${typed[@]}" 2>/dev/null)}"; do
    case $candidate in
      '') ;;
      *[=./@]) open+=("$candidate") ;;
      *) closed+=("$candidate") ;;
    esac
  done
  (( \${#open} )) && compadd -S '' -a open
  (( \${#closed} )) && compadd -a closed
}
if [ "$funcstack[1]" = "_hydrant" ]; then
  _hydrant "$@"
else
  compdef _hydrant hydrant
fi
`,
  fish: `# Completion of hydrant for fish: hydrant completion fish | source
function __hydrant_candidates
    set -l typed (commandline -opc)
    set -l word (commandline -ct)
    set -l program $typed[1]
    set -e typed[1]
    $program completion candidates -- $typed "$word" 2>/dev/null
end
complete -c hydrant -f -a '(__hydrant_candidates)'
`,
};

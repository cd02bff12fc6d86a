#compdef servelab
# Completion of servelab for zsh, made by: servelab completion zsh
# Save it as _servelab in a folder of $fpath, before compinit runs; or source it after.

_servelab() {
    local -a below
    local command= word
    integer at=2
    while (( at < CURRENT )); do
        word=${command:+$command }$words[at]
        case $word in
        (@COMMAND_PATTERNS@) command=$word ;;
        (*) break ;;
        esac
        (( at++ ))
    done
    # What is completed from here on is the command's own line.
    (( CURRENT -= at - 2 ))
    shift $(( at - 2 )) words
    case $command in
@COMMANDS@
    esac
}

if [[ $funcstack[1] == _servelab ]]; then
    _servelab "$@"
else
    compdef _servelab servelab
fi

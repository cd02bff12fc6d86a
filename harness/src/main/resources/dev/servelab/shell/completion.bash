# Completion of servelab for bash, made by: servelab completion bash
# Save it as ~/.local/share/bash-completion/completions/servelab, or source it.

# Sets below: the commands that may follow the command $1, empty for the program.
_servelab_below() {
    below=
    case $1 in
@BELOW@
    esac
}

# Sets options and words: what may follow the command $1.
_servelab_command() {
    options= words=
    case $1 in
@COMMANDS@
    esac
}

# Sets kind and values: what the option $2 of the command $1 takes, nothing, one, list, file or text.
_servelab_option() {
    kind=nothing values=
    case "$1 $2" in
@OPTIONS@
    esac
}

_servelab() {
    # From the line itself: of its words, bash makes several at each colon and equals sign.
    local -a typed
    local IFS=$' \t\n'
    read -ra typed <<<"${COMP_LINE:0:COMP_POINT}"
    [[ ${COMP_LINE:0:COMP_POINT} != *[[:space:]] ]] || typed+=("")
    local last=$((${#typed[@]} - 1)) i
    local current=${typed[last]} previous=${typed[last - 1]}
    local command= below options words kind=nothing values done= strip
    for ((i = 1; i < last; i++)); do
        _servelab_below "$command"
        [[ " $below " == *" ${typed[i]} "* ]] || break
        command=${command:+$command }${typed[i]}
    done
    _servelab_command "$command"
    COMPREPLY=()
    if [[ $current == --*=* ]]; then
        _servelab_option "$command" "${current%%=*}"
        done=${current%%=*}= current=${current#*=}
        [[ $kind != nothing ]] || return 0
    elif ((last > 1)) && [[ $previous == -* ]]; then
        _servelab_option "$command" "$previous"
    fi
    case $kind in
    nothing)
        if [[ $current == -* ]]; then
            values=$options
        else
            values=$words
        fi ;;
    list)
        compopt -o nospace 2>/dev/null
        if [[ $current == *,* ]]; then
            done=$done${current%,*}, current=${current##*,}
        fi ;;
    text) compopt +o default 2>/dev/null ;;
    esac
    if [[ $kind == file && -n $done ]]; then
        COMPREPLY=($(compgen -f -P "$done" -- "$current"))
    elif [[ -n $values ]]; then
        COMPREPLY=($(compgen -W "$values" -P "$done" -- "$current"))
    fi
    # What stands before the last colon or equals sign stays on the line.
    strip=$done$current
    case $COMP_WORDBREAKS in
    *:*=* | *=*:*) strip=${strip%"${strip##*[:=]}"} ;;
    *:*) strip=${strip%"${strip##*:}"} ;;
    *=*) strip=${strip%"${strip##*=}"} ;;
    *) strip= ;;
    esac
    [[ -z $strip ]] || COMPREPLY=("${COMPREPLY[@]#"$strip"}")
}

complete -o default -F _servelab servelab

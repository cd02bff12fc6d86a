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

# Sets typed to the words of the line $1 as they stand there, and quote to the one that is open at its
# end. From the line itself: of its words, bash makes several at each colon and equals sign.
_servelab_words() {
    local rest=$1 word= char
    typed=() quote=
    while [[ -n $rest ]]; do
        char=${rest:0:1}
        [[ $char != \\ || $quote == \' ]] || char=${rest:0:2}
        rest=${rest:${#char}}
        if [[ $char == "$quote" ]]; then
            quote=
        elif [[ -z $quote && $char == [\'\"] ]]; then
            quote=$char
        elif [[ -z $quote && $char == [[:space:]] ]]; then
            [[ -z $word ]] || typed+=("$word")
            word= char=
        fi
        word+=$char
    done
    typed+=("$word")
}

# Answers with the files whose names begin with $2, each behind $1.
_servelab_files() {
    local name
    while IFS= read -r name; do
        if [[ -d $name ]]; then
            name+=/
            compopt -o nospace 2>/dev/null
        fi
        printf -v name %q "$name"
        COMPREPLY+=("$1$name")
    done < <(compgen -f -- "$2")
}

_servelab() {
    local -a typed
    local IFS=$' \t\n' quote
    _servelab_words "${COMP_LINE:0:COMP_POINT}"
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
    file)
        # bash does it better, blanks and folders too, where the name is a word to it.
        [[ -z $done || -n $quote || $COMP_WORDBREAKS == *=* ]] || _servelab_files "$done" "${current//\\/}"
        return 0 ;;
    esac
    [[ -z $values ]] || COMPREPLY=($(compgen -W "$values" -P "$done" -- "$current"))
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

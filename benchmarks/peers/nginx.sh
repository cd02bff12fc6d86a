# What the comparisons with nginx share; for the scripts beside it.

# nginx_settings FOLDER WORKERS LINES: nginx for static files as its manual says: sendfile, files kept open, connections
# kept, no access log. LINES say where it listens. All that it writes is in FOLDER.
nginx_settings() {
    cat <<END
daemon off;
worker_processes $2;
pid $1/nginx.pid;
error_log $1/nginx.log;
events { worker_connections 4096; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=10000 inactive=1h;
    keepalive_timeout 1h;
    keepalive_requests 1000000000;
    client_body_temp_path $1/nginx.body;
    proxy_temp_path $1/nginx.proxy;
    fastcgi_temp_path $1/nginx.fastcgi;
    uwsgi_temp_path $1/nginx.uwsgi;
    scgi_temp_path $1/nginx.scgi;
    $3
}
END
}

# is_answering PORT: whether somebody listens there.
is_answering() { { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null && exec 3>&-; }

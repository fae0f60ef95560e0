{{/* Ports read off addresses, as the network policies need them. */}}

{{/* The different ports of host:port[,host:port...], as a JSON list */}}
{{- define "bridgekeeper.ports.ofServers" -}}
{{- $ports := list -}}
{{- range splitList "," . -}}
{{- $ports = append $ports (splitList ":" . | last | trim | int) -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end }}

{{/* The port of a URL, said or meant by its scheme, as a JSON list of one */}}
{{- define "bridgekeeper.ports.ofUrl" -}}
{{- $url := urlParse . -}}
{{- $said := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- list ($said | default (eq $url.scheme "https" | ternary "443" "80") | int) | toJson -}}
{{- end }}

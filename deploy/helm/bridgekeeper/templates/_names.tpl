{{/* Names and labels. Those that take a service take (dict "root" $ "service" "paging"). */}}

{{- define "bridgekeeper.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "bridgekeeper.service.name" -}}
{{ include "bridgekeeper.fullname" .root }}-{{ .service }}
{{- end }}

{{/* The module, image and OpenTelemetry name: gateway, but paging-service. */}}
{{- define "bridgekeeper.module" -}}
{{ eq . "gateway" | ternary . (printf "%s-service" .) }}
{{- end }}

{{- define "bridgekeeper.release.selector" -}}
app.kubernetes.io/part-of: bridgekeeper
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "bridgekeeper.service.selector" -}}
{{ include "bridgekeeper.release.selector" .root }}
app.kubernetes.io/name: {{ .service }}
{{- end }}

{{- define "bridgekeeper.labels" -}}
{{ include "bridgekeeper.release.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "bridgekeeper.service.labels" -}}
{{ include "bridgekeeper.labels" .root }}
app.kubernetes.io/name: {{ .service }}
{{- end }}

{{- define "bridgekeeper.image" -}}
{{ .root.Values.image.prefix }}/{{ include "bridgekeeper.module" .service }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "bridgekeeper.url" -}}
http://{{ include "bridgekeeper.service.name" . }}:8080
{{- end }}

{{- define "bridgekeeper.catalog.configMap" -}}
{{ .Values.catalog.existingConfigMap | default (printf "%s-catalog" (include "bridgekeeper.fullname" .)) }}
{{- end }}

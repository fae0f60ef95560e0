{{/* What the services are told by environment: standard Quarkus names, and the services' own settings. */}}

{{- define "bridgekeeper.environment" -}}
{{- $values := .root.Values -}}
{{- $service := index $values.services .service -}}
- name: QUARKUS_HTTP_HOST
  value: 0.0.0.0
- name: QUARKUS_HTTP_PORT
  value: "8080"
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ $values.shutdown.timeoutSeconds }}s
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $values.kafka.bootstrapServers | quote }}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ include "bridgekeeper.realm.url" .root }}
{{- with $values.telemetry.endpoint }}
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with $service.database }}
{{ include "bridgekeeper.environment.database" (dict "postgres" $values.postgres "database" .) }}
- name: OUTBOX_TOPICS_CREATE
  value: {{ $values.kafka.createTopics | quote }}
{{- end }}
{{- if eq .service "gateway" }}
{{ include "bridgekeeper.environment.gateway" .root }}
{{- else if eq .service "paging" }}
{{ include "bridgekeeper.environment.paging" .root }}
{{- else if eq .service "roster" }}
- name: ROSTER_BRIDGE_CALL_URL
  value: {{ $values.bridge.callUrl | quote }}
{{- else if eq .service "access" }}
{{ include "bridgekeeper.environment.access" .root }}
{{- end }}
{{- range $name, $value := merge (dict) $service.env $values.env }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- range $name, $secret := merge (dict) $service.secretEnv $values.secretEnv }}
{{ include "bridgekeeper.environment.secret" (list $name $secret.name $secret.key) }}
{{- end }}
{{- end }}

{{/* (list NAME secret key) */}}
{{- define "bridgekeeper.environment.secret" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end }}

{{- define "bridgekeeper.realm.url" -}}
{{ .Values.keycloak.url | trimSuffix "/" }}/realms/{{ .Values.keycloak.realm }}
{{- end }}

{{- define "bridgekeeper.environment.database" -}}
{{- $host := .database.host | default .postgres.host | required "postgres.host, or a host of each service's database, is required" -}}
{{- $address := printf "%s:%v/%s" $host .postgres.port .database.name -}}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: postgresql://{{ $address }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: jdbc:postgresql://{{ $address }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_DATASOURCE_USERNAME" .database.secret.name .database.secret.usernameKey) }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_DATASOURCE_PASSWORD" .database.secret.name .database.secret.passwordKey) }}
{{- with .database.ownerSecret }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_FLYWAY_USERNAME" .name .usernameKey) }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_FLYWAY_PASSWORD" .name .passwordKey) }}
{{- end }}
{{- end }}

{{- define "bridgekeeper.environment.gateway" -}}
{{- $client := .Values.keycloak.clients.gateway -}}
- name: QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL
  value: {{ include "bridgekeeper.realm.url" . }}
- name: QUARKUS_OIDC_CLIENT_CLIENT_ID
  value: {{ $client.id }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET" $client.secret.name $client.secret.key) }}
{{- with .Values.sealing.secret }}
{{- if .name }}
{{ include "bridgekeeper.environment.secret" (list "GATEWAY_SEALING_KEYS" .name .key) }}
{{- end }}
{{- end }}
{{- with .Values.keycloak.clients.console }}
{{- if .secret.name }}
- name: GATEWAY_CONSOLE_ENABLED
  value: "true"
- name: GATEWAY_CONSOLE_CLIENT_ID
  value: {{ .id }}
{{ include "bridgekeeper.environment.secret" (list "GATEWAY_CONSOLE_SECRET" .secret.name .secret.key) }}
{{- end }}
{{- end }}
{{- with .Values.browser.allowedOrigins }}
- name: GATEWAY_BROWSER_ALLOWED_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
- name: GATEWAY_BROWSER_HSTS
  value: {{ .Values.browser.hsts | quote }}
{{- with .Values.limits.client }}
- name: GATEWAY_CLIENT_RATE
  value: {{ int .rate | quote }}
- name: GATEWAY_CLIENT_BURST
  value: {{ int .burst | quote }}
- name: GATEWAY_CLIENT_ANONYMOUS_RATE
  value: {{ int .anonymousRate | quote }}
- name: GATEWAY_CLIENT_ANONYMOUS_BURST
  value: {{ int .anonymousBurst | quote }}
- name: GATEWAY_CLIENT_HEAD_TIMEOUT
  value: {{ .headTimeout | quote }}
{{- end }}
{{- with .Values.limits.hook }}
- name: GATEWAY_HOOK_RATE
  value: {{ int .rate | quote }}
- name: GATEWAY_HOOK_BURST
  value: {{ int .burst | quote }}
- name: GATEWAY_HOOK_RAW_EVENTS_PER_SECOND
  value: {{ int .rawEventsPerSecond | quote }}
{{- end }}
{{- range $service := without (keys .Values.services | sortAlpha) "gateway" }}
- name: GATEWAY_UPSTREAM_{{ upper $service }}
  value: {{ include "bridgekeeper.url" (dict "root" $ "service" $service) }}
{{- end }}
{{- end }}

{{- define "bridgekeeper.environment.paging" -}}
{{- $mail := .Values.mail -}}
- name: PAGING_CATALOG_FILE
  value: /etc/bridgekeeper/catalog.yaml
- name: PAGING_NOTIFY_PUBLIC_URL
  value: {{ .Values.publicUrl | default (printf "https://%s" .Values.ingress.host) | trimSuffix "/" }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_WEBHOOK_SECRET" .Values.webhooks.secret.name .Values.webhooks.secret.key) }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_LINK_SECRET" .Values.links.secret.name .Values.links.secret.key) }}
{{- with .Values.rawEvents }}
- name: PAGING_RAW_EVENT_KEEP
  value: {{ .keep | quote }}
- name: PAGING_RAW_EVENT_MOST
  value: {{ int .most | quote }}
- name: PAGING_RAW_EVENT_MOST_DEAD_LETTERS
  value: {{ int .mostDeadLetters | quote }}
{{- end }}
{{- with .Values.links.previousKey }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_PREVIOUS_LINK_SECRET" $.Values.links.secret.name .) }}
{{- end }}
{{- with .Values.sealing.secret }}
{{- if .name }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_SEALING_KEYS" .name .key) }}
{{- end }}
{{- end }}
{{- with .Values.webPush }}
{{- if .secret.name }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_WEBPUSH_PRIVATE_KEY" .secret.name .secret.key) }}
- name: PAGING_NOTIFY_WEBPUSH_SUBJECT
  value: {{ .subject | quote }}
{{- with .allowedHosts }}
- name: PAGING_NOTIFY_WEBPUSH_ALLOWED_HOSTS
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}
- name: PAGING_NOTIFY_WEBHOOK_ALLOWED_HOSTS
  value: {{ join "," .Values.webhooks.allowedHosts | quote }}
- name: PAGING_WEBHOOK_SUBSCRIPTION_ALLOWED_HOSTS
  value: {{ join "," .Values.webhooks.allowedHosts | quote }}
- name: PAGING_NOTIFY_NTFY_ALLOWED_HOSTS
  value: {{ join "," .Values.ntfy.allowedHosts | quote }}
{{- range $number, $server := .Values.ntfy.servers }}
- name: PAGING_NOTIFY_NTFY_SERVERS_{{ $number }}__URL
  value: {{ $server.url | quote }}
{{ include "bridgekeeper.environment.secret" (list (printf "PAGING_NOTIFY_NTFY_SERVERS_%d__TOKEN" $number) $server.secret.name $server.secret.key) }}
{{- end }}
- name: PAGING_NOTIFY_CHAT_ALLOWED_HOSTS
  value: {{ join "," .Values.chat.allowedHosts | quote }}
{{- with .Values.apprise.url }}
- name: PAGING_NOTIFY_APPRISE_URL
  value: {{ . | quote }}
{{- end }}
{{- with .Values.phones }}
{{- if .accountSid }}
- name: PAGING_NOTIFY_TWILIO_BASE_URL
  value: {{ .baseUrl | quote }}
- name: PAGING_NOTIFY_TWILIO_ACCOUNT_SID
  value: {{ .accountSid | quote }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_TWILIO_AUTH_TOKEN" .secret.name .secret.key) }}
{{- if .previousKey }}
{{ include "bridgekeeper.environment.secret" (list "PAGING_NOTIFY_TWILIO_PREVIOUS_AUTH_TOKEN" .secret.name .previousKey) }}
{{- end }}
{{- if .smsFrom }}
- name: PAGING_NOTIFY_TWILIO_SMS_FROM
  value: {{ .smsFrom | quote }}
{{- end }}
{{- if .voiceFrom }}
- name: PAGING_NOTIFY_TWILIO_VOICE_FROM
  value: {{ .voiceFrom | quote }}
{{- end }}
{{- end }}
{{- end }}
- name: QUARKUS_MAILER_HOST
  value: {{ $mail.host | quote }}
- name: QUARKUS_MAILER_PORT
  value: {{ $mail.port | quote }}
- name: QUARKUS_MAILER_FROM
  value: {{ $mail.from | quote }}
- name: QUARKUS_MAILER_START_TLS
  value: {{ upper $mail.startTls }}
{{- with $mail.secret }}
{{- if .name }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_MAILER_USERNAME" .name .usernameKey) }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_MAILER_PASSWORD" .name .passwordKey) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "bridgekeeper.environment.access" -}}
{{- $client := .Values.keycloak.clients.access -}}
- name: QUARKUS_KEYCLOAK_ADMIN_CLIENT_SERVER_URL
  value: {{ .Values.keycloak.url | trimSuffix "/" }}
- name: QUARKUS_KEYCLOAK_ADMIN_CLIENT_REALM
  value: {{ .Values.keycloak.realm }}
- name: QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_ID
  value: {{ $client.id }}
{{ include "bridgekeeper.environment.secret" (list "QUARKUS_KEYCLOAK_ADMIN_CLIENT_CLIENT_SECRET" $client.secret.name $client.secret.key) }}
- name: ACCESS_PUBLIC_URL
  value: {{ .Values.publicUrl | default (printf "https://%s" .Values.ingress.host) | trimSuffix "/" }}
{{- with .Values.access }}
- name: ACCESS_MANAGED_GROUPS_PARENT
  value: {{ .managedGroupsParent | quote }}
{{- with .managedRealmRoles }}
- name: ACCESS_MANAGED_REALM_ROLES
  value: {{ join "," . | quote }}
{{- end }}
{{- with .managedClients }}
- name: ACCESS_MANAGED_CLIENTS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .endSessionsOf }}
- name: ACCESS_END_SESSIONS_OF
  value: {{ join "," . | quote }}
{{- end }}
- name: ACCESS_GRACE
  value: {{ .grace | quote }}
- name: ACCESS_REVOCATION_PATIENCE
  value: {{ .revocationPatience | quote }}
- name: ACCESS_SWEEP_STRAYS
  value: {{ .sweep.strays | quote }}
- name: ACCESS_SWEEP_EVERY
  value: {{ .sweep.every | quote }}
- name: ACCESS_REQUEST_DECIDE_WITHIN
  value: {{ .requests.decideWithin | quote }}
- name: ACCESS_REQUEST_SAME_PERSON_ATTRIBUTE
  value: {{ .requests.samePersonAttribute | quote }}
- name: ACCESS_REQUEST_SECOND_FACTOR_ACR
  value: {{ join "," .requests.secondFactorAcr | quote }}
- name: ACCESS_BREAK_GLASS_ROLE
  value: {{ .breakGlass.role | quote }}
- name: ACCESS_BREAK_GLASS_LONGEST
  value: {{ .breakGlass.longest | quote }}
{{- end }}
{{- end }}

{{- define "glacis.labels" -}}
app.kubernetes.io/part-of: glacis
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ end -}}

{{- /* Never change: a Deployment's selector cannot be upgraded. Call with (dict "root" $ "name" $name). */ -}}
{{- define "glacis.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{ end -}}

{{- define "glacis.image" -}}
{{- $image := printf "%s/glacis-%s-service" .root.Values.image.repository .name -}}
{{- if .service.digest -}}
{{ $image }}@{{ .service.digest }}
{{- else -}}
{{ $image }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

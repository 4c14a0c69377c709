import type { FastifyInstance } from 'fastify';

/**
 * What newer clients ask before they send or fetch a large file, beside the table of operations. Large files come in parts; they are
 * not fetched by presigned addresses.
 */
const info = {
  store_type: 'SqlStore',
  workspaces_enabled: false,
  trace_archival_enabled: false,
  multipart_uploads_enabled: true,
  multipart_downloads_enabled: false,
  presigned_upload_run_id_supported: false,
  presigned_upload_model_id_supported: false,
} as const;

export function registerServerInfo(face: FastifyInstance): void {
  for (const name of ['server-info', 'server-features'])
    face.route({
      method: 'GET',
      url: `/api/3.0/mlflow/${name}`,
      config: { permission: 'read' },
      handler: async (_request, reply) => reply.type('application/json; charset=utf-8').send(JSON.stringify(info)),
    });
}

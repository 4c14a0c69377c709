import type { FastifyReply } from 'fastify';

export const sendJson = (reply: FastifyReply, answer: object): FastifyReply =>
  reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer));

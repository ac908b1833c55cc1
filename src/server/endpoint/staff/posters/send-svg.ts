import type { FastifyReply } from 'fastify'

/** Opened by itself a picture is a page: nothing in it may run or load anything. An emblem is part of it as a data: address. */
const POLICY = "default-src 'none'; img-src data:; style-src 'none'; frame-ancestors 'none'; sandbox"

export const sendSvg = (reply: FastifyReply, svg: string): FastifyReply =>
  reply.header('content-type', 'image/svg+xml').header('content-security-policy', POLICY).send(svg)

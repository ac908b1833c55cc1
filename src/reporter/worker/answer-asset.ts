/** A file of this build from the cache; if the browser has thrown it away, from the network. */
export async function answerAsset(
  request: Request,
  kept: (url: string) => Promise<Response | undefined>,
): Promise<Response> {
  return (await kept(request.url).catch(() => undefined)) ?? fetch(request)
}

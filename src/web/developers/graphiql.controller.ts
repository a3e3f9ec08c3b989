import { createHash } from 'node:crypto';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** The page to try the API with; this controller is not there in production. */
@Controller('graphiql')
export class GraphiqlController {
  private page: Promise<{ html: string; policy: string }> | null = null;

  @Get()
  async graphiql(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.page ??= makePage();
    const { html, policy } = await this.page;
    void reply.type('text/html; charset=utf-8').header('content-security-policy', policy);
    return html;
  }
}

/** Loaded when first asked for, as it is large. Nothing of it comes from another host. */
async function makePage(): Promise<{ html: string; policy: string }> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({ title: 'Colloquy API', endpoint: '/graphql', defaultQuery: firstOperation });
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  const digest = createHash('sha256').update(script).digest('base64');
  const policy = [
    `default-src 'none'`,
    // The page's own script and no other; its editor runs in workers that it makes of texts.
    `script-src 'sha256-${digest}'`,
    `worker-src blob:`,
    `style-src 'unsafe-inline'`,
    `img-src data:`,
    `font-src data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return { html, policy: policy.join('; ') };
}

const firstOperation = `# The areas of the action plan, and what comes next.
{
  plan { title areas { code title } }
  events(first: 5) { nodes { slug title startsAt timeZone } }
}
`;

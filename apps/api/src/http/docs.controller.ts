import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { openApi } from '../openapi/document';
import { docsPage } from '../openapi/page';
import { PLACE, type Place } from '../tokens';

/** The description of the REST doors, to read and for machines; no token, no script, no other host. */
@Controller('api/docs')
export class DocsController {
  constructor(@Inject(PLACE) private readonly place: Place) {}

  @Get()
  page(@Res() response: Response): void {
    response
      .set(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .type('html')
      .send(docsPage(this.place.version));
  }

  @Get('openapi.json')
  document(@Res() response: Response): void {
    response.json(openApi(this.place.version));
  }
}

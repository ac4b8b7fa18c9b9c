import { applyDecorators, Inject, Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import type { Seeding } from '../demo/seeding';
import { SEEDING } from '../tokens';
import { ApiError } from './errors';

/** While the demonstration country is being written, reads answer and writing waits. */
@Injectable()
export class WritingOpenGuard implements CanActivate {
  constructor(@Inject(SEEDING) private readonly seeding: Seeding) {}

  canActivate(): boolean {
    const state = this.seeding.state();
    if (!state) return true;
    throw new ApiError(
      'SEEDING',
      `演示数据正在写入（${state.done}/${state.total}），稍后开放填报`,
      `The demonstration country is being written (${state.done}/${state.total}); writing opens when it is done`,
    );
  }
}

export const WritingOpen = (): ClassDecorator & MethodDecorator => applyDecorators(UseGuards(WritingOpenGuard));

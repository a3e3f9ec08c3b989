import { Global, Module } from '@nestjs/common';
import { Gate } from '../platform/index.js';
import { RoleGate } from './role-gate.service.js';

@Global()
@Module({ providers: [{ provide: Gate, useClass: RoleGate }], exports: [Gate] })
export class AccessModule {}

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json nest-cli.json tsconfig.json tsconfig.build.json bundle.mjs ./
RUN npm ci
COPY src src
COPY migrations migrations
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/dist dist
COPY --from=build --chown=node:node /app/package.json .
RUN install -d -o node /data
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=16", "dist/server/main.js"]

# Debian's image, because the embedded store ships no binary for musl.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /workspace && chown node:node /workspace
USER node
ENTRYPOINT ["node", "dist/cli/main.js", "--workspace", "/workspace"]

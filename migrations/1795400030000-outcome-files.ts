import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of outcomes, as each version has them; evidence that is a file of its own or a material. */
export class OutcomeFiles1795400030000 implements MigrationInterface {
  name = 'OutcomeFiles1795400030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE material
        ADD COLUMN outcome_id uuid REFERENCES outcome (id),
        DROP CONSTRAINT material_one_owner,
        ADD CONSTRAINT material_one_owner CHECK (num_nonnulls(event_id, network_id, outcome_id) = 1),
        ADD CONSTRAINT material_of_outcome UNIQUE (outcome_id, id),
        DROP CONSTRAINT material_upload_id_key;
      -- A file belongs to one material; only what takes the place of a document that has been checked may be the same
      -- file, with another title.
      ALTER TABLE material
        ADD CONSTRAINT material_upload EXCLUDE USING gist (upload_id WITH =, (coalesce(outcome_id, id)) WITH <>);

      CREATE TABLE outcome_document (
        outcome_id uuid NOT NULL,
        number integer NOT NULL,
        material_id uuid NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (outcome_id, number, material_id),
        FOREIGN KEY (outcome_id, number) REFERENCES outcome_version (outcome_id, number),
        -- Deferred, as for evidence: a version is written before the document that takes the place of another in it.
        FOREIGN KEY (outcome_id, material_id) REFERENCES material (outcome_id, id) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE INDEX outcome_document_material ON outcome_document (material_id);

      ALTER TABLE evidence
        ALTER COLUMN url DROP NOT NULL,
        ADD COLUMN upload_id uuid REFERENCES upload (id),
        ADD COLUMN material_id uuid REFERENCES material (id) DEFERRABLE INITIALLY DEFERRED,
        ADD CONSTRAINT evidence_one_source CHECK (num_nonnulls(url, upload_id, material_id) = 1),
        ADD CONSTRAINT evidence_upload UNIQUE (upload_id, number);
      CREATE INDEX evidence_material ON evidence (material_id) WHERE material_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM evidence WHERE url IS NULL;
      ALTER TABLE evidence DROP COLUMN material_id, DROP COLUMN upload_id, ALTER COLUMN url SET NOT NULL;
      DROP TABLE outcome_document;
      DELETE FROM material WHERE outcome_id IS NOT NULL;
      ALTER TABLE material
        DROP CONSTRAINT material_upload,
        DROP COLUMN outcome_id,
        ADD CONSTRAINT material_one_owner CHECK (num_nonnulls(event_id, network_id) = 1),
        ADD CONSTRAINT material_upload_id_key UNIQUE (upload_id);
    `);
  }
}
